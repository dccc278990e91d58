package dev.holdout.engine.tensor;

import static dev.holdout.engine.tensor.Index.all;
import static dev.holdout.engine.tensor.Index.index;
import static dev.holdout.engine.tensor.Index.newAxis;
import static dev.holdout.engine.tensor.Index.range;
import static dev.holdout.engine.tensor.NaivePlaces.plus;
import static dev.holdout.engine.tensor.NaivePlaces.with;
import static dev.holdout.engine.tensor.NaivePlaces.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random chains of views and indexing, in every dtype, against nested loops. The seeds are printed;
 * {@code -Dholdout.seed=N} replays one alone.
 */
class PlaceChainsTest {

  private static final int CHAINS = 600;
  private static final int STEPS = 6;

  /** A tensor and what it must show. */
  private record Pair(Tensor tensor, NaivePlaces twin, String done) {

    Pair to(String step, Tensor next, NaivePlaces want) {
      return new Pair(next, want, done + " " + step);
    }
  }

  @Test
  void a_chain_shows_what_nested_loops_show_and_its_gradient_goes_where_they_point() {
    Long replay = Long.getLong("holdout.seed");
    long[] seeds =
        replay != null ? new long[] {replay} : LongStream.rangeClosed(1, CHAINS).toArray();
    System.out.printf("chains of places: seeds %d to %d%n", seeds[0], seeds[seeds.length - 1]);
    for (long seed : seeds) {
      run(seed);
    }
  }

  private static void run(long seed) {
    Philox random = new Philox(seed, 0);
    DType dtype = DType.values()[random.nextInt(DType.values().length)];
    int[] shape = new int[1 + random.nextInt(3)];
    Arrays.setAll(shape, d -> random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(4));
    NaivePlaces twin = NaivePlaces.counting(shape);
    Tensor base = Tensor.of(twin.values()).reshape(shape).to(dtype).detach();
    if (dtype.isFloating()) {
      base.requiresGrad(true);
    }
    Pair pair = new Pair(base, twin, "seed " + seed + ", " + dtype + ":");
    for (int step = 0; step < STEPS; step++) {
      pair = step(random, pair);
      check(pair, dtype);
    }
    if (dtype.isFloating()) {
      checkGradient(pair, base);
    }
  }

  private static void check(Pair pair, DType dtype) {
    assertThat(pair.tensor().shape()).as(pair.done()).isEqualTo(pair.twin().shape());
    assertThat(pair.tensor().dtype()).as(pair.done()).isEqualTo(dtype);
    double[] want = pair.twin().values();
    if (dtype == DType.BOOL) {
      want = Arrays.stream(want).map(value -> value == 0 ? 0 : 1).toArray();
    }
    assertThat(pair.tensor().detach().toDoubleArray()).as(pair.done()).isEqualTo(want);
  }

  /** Each element of the base gets the weights of the places that show it. */
  private static void checkGradient(Pair pair, Tensor base) {
    double[] shown = pair.twin().values();
    double[] weights = new double[shown.length];
    Arrays.setAll(weights, i -> 1 + i % 3);
    double[] want = new double[(int) base.numel()];
    for (int i = 0; i < shown.length; i++) {
      if (shown[i] > 0) {
        want[(int) shown[i] - 1] += weights[i];
      }
    }
    Tensor vector = Tensor.of(weights).reshape(pair.twin().shape()).to(base.dtype());
    pair.tensor().backward(vector);
    double[] got = base.grad().toDoubleArray();
    double allowed = base.dtype().bytes() == 2 ? 0.02 : 0;
    for (int i = 0; i < want.length; i++) {
      assertThat(got[i]).as(pair.done()).isCloseTo(want[i], within(allowed * want[i]));
    }
  }

  private static Pair step(Philox random, Pair pair) {
    int rank = pair.twin().shape().length;
    if (rank == 0 || rank > 4 || pair.twin().values().length > 4000) {
      return flat(pair);
    }
    int d = random.nextInt(rank);
    return switch (random.nextInt(16)) {
      case 0 -> swapped(random, pair, d);
      case 1 -> flat(pair);
      case 2 -> cut(random, pair, d);
      case 3 -> pair.twin().shape()[d] == 0 ? flat(pair) : selected(random, pair, d);
      case 4 -> widened(random, pair, d);
      case 5 -> windows(random, pair, d);
      case 6 -> rank == 1 ? widened(random, pair, d) : diagonal(random, pair, d);
      case 7 -> flipped(pair, d);
      case 8 -> rolled(random, pair, d);
      case 9 -> repeated(random, pair, d);
      case 10 -> picked(random, pair, d);
      case 11 -> gathered(random, pair, d);
      case 12 -> rank == 1 ? picked(random, pair, d) : lower(random, pair);
      case 13 -> padded(random, pair, d);
      case 14 -> pointed(random, pair, d);
      case 15 -> pair.to("contiguous", pair.tensor().contiguous(), pair.twin());
      default -> throw new AssertionError("no such step");
    };
  }

  private static Pair swapped(Philox random, Pair pair, int d) {
    int[] shape = pair.twin().shape();
    int e = random.nextInt(shape.length);
    int[] to = with(with(shape, d, shape[e]), e, shape[d]);
    return pair.to(
        "transpose " + d + " " + e,
        pair.tensor().transpose(d, e),
        pair.twin().moved(to, i -> with(with(i, d, i[e]), e, i[d])));
  }

  private static Pair flat(Pair pair) {
    double[] values = pair.twin().values();
    return pair.to(
        "flatten", pair.tensor().flatten(), new NaivePlaces(new int[] {values.length}, values));
  }

  private static Pair cut(Philox random, Pair pair, int d) {
    int size = pair.twin().shape()[d];
    int start = random.nextInt(size + 1);
    int step = 1 + random.nextInt(3);
    int stop = start + random.nextInt(size + 2 - start);
    int length = (Math.min(stop, size) - start + step - 1) / step;
    return pair.to(
        "slice " + d + " " + start + ":" + stop + ":" + step,
        pair.tensor().slice(d, start, stop, step),
        pair.twin()
            .moved(
                with(pair.twin().shape(), d, Math.max(0, length)),
                i -> with(i, d, start + i[d] * step)));
  }

  private static Pair selected(Philox random, Pair pair, int d) {
    int size = pair.twin().shape()[d];
    int entry = random.nextInt(2 * size) - size;
    return pair.to(
        "select " + d + " " + entry,
        pair.tensor().select(d, entry),
        pair.twin()
            .moved(without(pair.twin().shape(), d), i -> plus(i, d, Math.floorMod(entry, size))));
  }

  private static Pair widened(Philox random, Pair pair, int d) {
    int times = 1 + random.nextInt(3);
    int[] to = plus(pair.twin().shape(), d, times);
    return pair.to(
        "unsqueeze, expand " + d + " " + times,
        pair.tensor().unsqueeze(d).expand(to),
        pair.twin().moved(to, i -> without(i, d)));
  }

  private static Pair windows(Philox random, Pair pair, int d) {
    int[] shape = pair.twin().shape();
    int size = random.nextInt(shape[d] + 1);
    int step = 1 + random.nextInt(3);
    int[] to = plus(with(shape, d, (shape[d] - size) / step + 1), shape.length, size);
    return pair.to(
        "unfold " + d + " " + size + " " + step,
        pair.tensor().unfold(d, size, step),
        pair.twin()
            .moved(to, i -> without(with(i, d, i[d] * step + i[shape.length]), shape.length)));
  }

  private static Pair diagonal(Philox random, Pair pair, int d) {
    int[] shape = pair.twin().shape();
    int e = (d + 1) % shape.length;
    int offset = random.nextInt(5) - 2;
    int down = Math.max(0, -offset);
    int right = Math.max(0, offset);
    int length = Math.max(0, Math.min(shape[d] - down, shape[e] - right));
    int first = Math.min(d, e);
    int second = Math.max(d, e);
    int[] rest = without(without(shape, second), first);
    return pair.to(
        "diagonal " + offset + " " + d + " " + e,
        pair.tensor().diagonal(offset, d, e),
        pair.twin()
            .moved(
                plus(rest, rest.length, length),
                i -> {
                  int along = i[rest.length];
                  int[] others = without(i, rest.length);
                  int low = along + (first == d ? down : right);
                  int high = along + (second == d ? down : right);
                  return plus(plus(others, first, low), second, high);
                }));
  }

  private static Pair flipped(Pair pair, int d) {
    int[] shape = pair.twin().shape();
    return pair.to(
        "flip " + d,
        pair.tensor().flip(d),
        pair.twin().moved(shape, i -> with(i, d, shape[d] - 1 - i[d])));
  }

  private static Pair rolled(Philox random, Pair pair, int d) {
    int[] shape = pair.twin().shape();
    int by = random.nextInt(11) - 5;
    return pair.to(
        "roll " + d + " " + by,
        pair.tensor().roll(by, d),
        pair.twin().moved(shape, i -> with(i, d, Math.floorMod(i[d] - by, shape[d]))));
  }

  private static Pair repeated(Philox random, Pair pair, int d) {
    int[] shape = pair.twin().shape();
    int times = random.nextInt(3);
    int[] ones = new int[shape.length];
    Arrays.fill(ones, 1);
    boolean whole = random.nextInt(2) == 0;
    return pair.to(
        (whole ? "repeat " : "repeatInterleave ") + d + " " + times,
        whole
            ? pair.tensor().repeat(with(ones, d, times))
            : pair.tensor().repeatInterleave(times, d),
        pair.twin()
            .moved(
                with(shape, d, shape[d] * times),
                i -> with(i, d, whole ? i[d] % shape[d] : i[d] / times)));
  }

  private static Pair picked(Philox random, Pair pair, int d) {
    int size = pair.twin().shape()[d];
    int[] list = entries(random, size, random.nextInt(4));
    return pair.to(
        "indexSelect " + d + " " + Arrays.toString(list),
        pair.tensor().indexSelect(d, Tensor.of(list)),
        pair.twin().moved(with(pair.twin().shape(), d, list.length), i -> with(i, d, list[i[d]])));
  }

  private static Pair gathered(Philox random, Pair pair, int d) {
    int[] shape = pair.twin().shape();
    int[] to = shape.clone();
    for (int e = 0; e < to.length; e++) {
      to[e] = e == d ? (shape[d] == 0 ? 0 : random.nextInt(4)) : random.nextInt(shape[e] + 1);
    }
    NaivePlaces index = new NaivePlaces(to, new double[NaivePlaces.counting(to).values().length]);
    Arrays.setAll(index.values(), i -> random.nextInt(shape[d]));
    return pair.to(
        "gather " + d + " " + Arrays.toString(index.values()),
        pair.tensor().gather(d, Tensor.of(index.values()).reshape(to).to(DType.I64)),
        pair.twin().moved(to, i -> with(i, d, (int) index.at(i))));
  }

  private static Pair lower(Philox random, Pair pair) {
    int[] shape = pair.twin().shape();
    int diagonal = random.nextInt(5) - 2;
    int rank = shape.length;
    boolean upper = random.nextInt(2) == 0;
    return pair.to(
        (upper ? "triu " : "tril ") + diagonal,
        upper ? pair.tensor().triu(diagonal) : pair.tensor().tril(diagonal),
        pair.twin()
            .moved(
                shape,
                i -> {
                  int right = i[rank - 1] - i[rank - 2];
                  return (upper ? right >= diagonal : right <= diagonal) ? i : null;
                }));
  }

  private static Pair padded(Philox random, Pair pair, int d) {
    int[] shape = pair.twin().shape();
    int before = random.nextInt(4) - 1;
    int after = random.nextInt(4) - 1;
    int size = shape[d] + before + after;
    if (size < 0 || shape[d] == 0) {
      return flat(pair);
    }
    int[] widths = new int[2 * (shape.length - d)];
    widths[widths.length - 2] = before;
    widths[widths.length - 1] = after;
    return pair.to(
        "pad " + Arrays.toString(widths),
        pair.tensor().pad(widths),
        pair.twin()
            .moved(
                with(shape, d, size),
                i -> {
                  int from = i[d] - before;
                  return from < 0 || from >= shape[d] ? null : with(i, d, from);
                }));
  }

  /** A slice expression: an index tensor, behind ranges, before a new axis. */
  private static Pair pointed(Philox random, Pair pair, int d) {
    int[] shape = pair.twin().shape();
    int[] list = entries(random, shape[d], shape[d] == 0 ? 0 : 4);
    int from = shape[0] == 0 ? 0 : random.nextInt(shape[0]);
    Index[] places = new Index[d + 2];
    Arrays.fill(places, all());
    places[0] = range(from, Integer.MAX_VALUE);
    places[d] = index(Tensor.of(list).reshape(2, list.length / 2));
    places[d + 1] = newAxis();
    int[] one = with(shape, 0, d == 0 ? shape[0] : shape[0] - from);
    int[] to = plus(plus(with(one, d, list.length / 2), d, 2), d + 2, 1);
    int start = d == 0 ? 0 : from;
    return pair.to(
        "get " + from + ": " + Arrays.toString(list) + " at " + d,
        pair.tensor().get(places),
        pair.twin()
            .moved(
                to,
                i -> {
                  int entry = list[i[d] * (list.length / 2) + i[d + 1]];
                  int[] source = with(without(without(i, d + 2), d + 1), d, entry);
                  return with(source, 0, source[0] + start);
                }));
  }

  private static int[] entries(Philox random, int size, int count) {
    int[] list = new int[size == 0 ? 0 : count];
    Arrays.setAll(list, i -> random.nextInt(size));
    return list;
  }
}
