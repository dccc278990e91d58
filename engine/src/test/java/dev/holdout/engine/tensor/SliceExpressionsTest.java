package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.Broadcast;
import dev.holdout.engine.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random slice expressions, read and written, against PyTorch's rules spelled out element by
 * element. The seeds are printed; {@code -Dholdout.seed=N} replays one alone.
 */
class SliceExpressionsTest {

  private static final int EXPRESSIONS = 1500;

  /**
   * One place of an expression, in the words of the twin.
   *
   * @param index as the tensor takes it
   * @param dims of the tensor that it counts
   * @param size of the dimension it gives; -1 where it gives none of its own
   * @param entries the indices it stands for; of a mask, one list a dimension
   * @param pointed the shape of an index tensor; null for all others
   */
  private record Place(Index index, int dims, int size, int[][] entries, int[] pointed) {}

  @Test
  void an_expression_shows_and_writes_what_the_rules_say() {
    Long replay = Long.getLong("holdout.seed");
    long[] seeds =
        replay != null ? new long[] {replay} : LongStream.rangeClosed(1, EXPRESSIONS).toArray();
    System.out.printf("slice expressions: seeds %d to %d%n", seeds[0], seeds[seeds.length - 1]);
    for (long seed : seeds) {
      run(seed);
    }
  }

  private static void run(long seed) {
    Philox random = new Philox(seed, 3);
    int[] shape = new int[1 + random.nextInt(4)];
    Arrays.setAll(shape, d -> 1 + random.nextInt(4));
    List<Place> places = places(random, shape);
    Index[] expression = places.stream().map(Place::index).toArray(Index[]::new);
    String name = "seed %d: %s of %s".formatted(seed, places, Arrays.toString(shape));
    List<int[]> sources = new ArrayList<>();
    int[] wanted = sources(shape, places, sources);
    NaivePlaces twin = NaivePlaces.counting(shape);
    Tensor x = Tensor.of(twin.values()).reshape(shape);

    Tensor got = x.get(expression);
    assertThat(got.shape()).as(name).isEqualTo(wanted);
    assertThat(got.toDoubleArray())
        .as(name)
        .isEqualTo(sources.stream().mapToDouble(twin::at).toArray());

    double[] values = new double[sources.size()];
    Arrays.setAll(values, i -> 1000 + i);
    Tensor written = Tensor.of(values).reshape(wanted);
    NaivePlaces put = NaivePlaces.counting(shape);
    NaivePlaces added = NaivePlaces.counting(shape);
    for (int i = 0; i < values.length; i++) {
      int at = (int) twin.at(sources.get(i)) - 1;
      put.values()[at] = values[i];
      added.values()[at] += values[i];
    }
    assertThat(x.put(written, expression).toDoubleArray()).as(name).isEqualTo(put.values());
    assertThat(x.putAdd(written, expression).toDoubleArray()).as(name).isEqualTo(added.values());
    x.setInPlace(written, expression);
    assertThat(x.toDoubleArray()).as(name).isEqualTo(put.values());
  }

  private static List<Place> places(Philox random, int[] shape) {
    List<Place> places = new ArrayList<>();
    boolean ellipsis = false;
    int d = 0;
    while (d < shape.length && random.nextInt(8) > 0) {
      int size = shape[d];
      int kind = random.nextInt(9);
      if (kind == 7) {
        places.add(new Place(Index.newAxis(), 0, 1, null, null));
      } else if (kind == 8 && !ellipsis) {
        ellipsis = true;
        int rest = random.nextInt(shape.length - d + 1);
        places.add(new Place(Index.ellipsis(), rest, -1, null, null));
        d += rest;
        continue;
      } else if (kind == 6 && d + 1 < shape.length) {
        places.add(mask(random, size, shape[d + 1]));
      } else {
        places.add(single(random, kind, size));
      }
      d += places.getLast().dims();
    }
    if (!ellipsis) {
      return places;
    }
    // An ellipsis leaves no dimension behind it open: name what is left.
    for (; d < shape.length; d++) {
      places.add(range(0, shape[d], 1, shape[d]));
    }
    return places;
  }

  private static Place single(Philox random, int kind, int size) {
    if (kind < 2) {
      int entry = random.nextInt(2 * size) - size;
      return new Place(Index.at(entry), 1, -1, new int[][] {{Math.floorMod(entry, size)}}, null);
    }
    if (kind < 4) {
      int start = random.nextInt(size + 1);
      return range(start, start + random.nextInt(size + 2 - start), 1 + random.nextInt(2), size);
    }
    int[] shape = List.of(new int[] {3}, new int[] {2, 3}, new int[] {2, 1}).get(random.nextInt(3));
    int[] entries = new int[Shape.count(shape)];
    Arrays.setAll(entries, i -> random.nextInt(2 * size) - size);
    Index index = Index.index(Tensor.of(entries).reshape(shape));
    int[] positive = Arrays.stream(entries).map(entry -> Math.floorMod(entry, size)).toArray();
    return new Place(index, 1, -1, new int[][] {positive}, shape);
  }

  private static Place range(int start, int stop, int step, int size) {
    int length = Math.max(0, (Math.min(stop, size) - start + step - 1) / step);
    int[] entries = new int[length];
    Arrays.setAll(entries, i -> start + i * step);
    return new Place(Index.range(start, stop, step), 1, length, new int[][] {entries}, null);
  }

  /** A mask of two dimensions with three true elements, or one: what meets the other lists. */
  private static Place mask(Philox random, int rows, int columns) {
    boolean[] flags = new boolean[rows * columns];
    int count = rows * columns < 3 ? 1 : 3;
    int[][] entries = new int[2][count];
    int start = random.nextInt(rows * columns - count + 1);
    for (int i = 0; i < count; i++) {
      flags[start + i] = true;
      entries[0][i] = (start + i) / columns;
      entries[1][i] = (start + i) % columns;
    }
    Index index = Index.mask(Tensor.of(flags, rows, columns));
    return new Place(index, 2, -1, entries, new int[] {count});
  }

  /** The sizes of the result, and for each of its elements, row-major, the index that it shows. */
  private static int[] sources(int[] shape, List<Place> places, List<int[]> sources) {
    List<Place> whole = whole(shape, places);
    int[] met = {};
    int first = -1;
    int last = -1;
    int pointed = 0;
    int axes = 0;
    for (Place place : whole) {
      if (place.pointed() != null) {
        met = Broadcast.common(met, place.pointed(), "twin");
        first = first < 0 ? axes : first;
        last = axes;
        pointed++;
        axes++;
      } else if (place.size() >= 0) {
        axes++;
      }
    }
    boolean together = pointed == 0 || last - first == pointed - 1;
    int front = together ? Math.max(0, first) : 0;
    List<Integer> sizes = new ArrayList<>();
    whole.stream().filter(p -> p.size() >= 0).forEach(place -> sizes.add(place.size()));
    for (int d = met.length - 1; d >= 0; d--) {
      sizes.add(front, met[d]);
    }
    int[] result = sizes.stream().mapToInt(Integer::intValue).toArray();
    int[] common = met;
    new NaivePlaces(new int[0], new double[1])
        .moved(
            result,
            i -> {
              sources.add(source(shape.length, whole, i, front, common));
              return new int[0];
            });
    return result;
  }

  private static int[] source(int rank, List<Place> whole, int[] i, int front, int[] met) {
    int[] source = new int[rank];
    int d = 0;
    int axis = 0;
    for (Place place : whole) {
      if (place.pointed() != null) {
        int at = 0;
        int shift = met.length - place.pointed().length;
        for (int k = 0; k < place.pointed().length; k++) {
          int size = place.pointed()[k];
          at = at * size + (size == 1 ? 0 : i[front + shift + k]);
        }
        for (int[] entries : place.entries()) {
          source[d++] = entries[at];
        }
      } else if (place.size() >= 0) {
        int along = i[axis < front ? axis : axis + met.length];
        axis++;
        if (place.dims() == 1) {
          source[d++] = place.entries()[0][along];
        }
      } else {
        source[d++] = place.entries()[0][0];
      }
    }
    return source;
  }

  /** The expression with a range for every dimension that it takes whole. */
  private static List<Place> whole(int[] shape, List<Place> places) {
    List<Place> whole = new ArrayList<>();
    int d = 0;
    for (Place place : places) {
      if (place.index() instanceof Index.Rest) {
        for (int k = 0; k < place.dims(); k++) {
          whole.add(range(0, shape[d + k], 1, shape[d + k]));
        }
      } else {
        whole.add(place);
      }
      d += place.dims();
    }
    for (; d < shape.length; d++) {
      whole.add(range(0, shape[d], 1, shape[d]));
    }
    return whole;
  }
}
