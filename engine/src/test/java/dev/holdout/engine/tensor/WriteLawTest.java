package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.random.Philox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Law: a program of writes into a tensor and its views has the values and the gradients of the same
 * program that makes new tensors. Programs are drawn; the second form keeps, beside the whole, only
 * the path of each view, and puts every new part back with a sum of products with masks.
 */
class WriteLawTest {

  private static final int ROWS = 3;
  private static final int COLUMNS = 4;

  @Test
  void writes_equal_their_forms_that_make_new_tensors() {
    long first = Long.getLong("holdout.seed", 1);
    long last = Long.getLong("holdout.seed", 300);
    System.out.printf("writes in place: seeds %d to %d%n", first, last);
    for (long seed = first; seed <= last; seed++) {
      List<double[]> inPlace = run(seed, true);
      List<double[]> apart = run(seed, false);
      for (int i = 0; i < inPlace.size(); i++) {
        assertThat(inPlace.get(i))
            .as("seed %d, result %d (value, then gradients)", seed, i)
            .containsExactly(apart.get(i), within(1e-9));
      }
    }
  }

  /** Which elements of the whole a view shows, in its order and shape. */
  private record Look(List<int[]> steps) {

    Tensor of(Tensor whole) {
      Tensor part = whole;
      for (int[] step : steps) {
        part =
            switch (step[0]) {
              case 0 -> part.select(step[1], step[2]);
              case 1 -> part.transpose(0, 1);
              case 2 -> part.slice(0, 0, part.size(0), 2);
              default -> part.unsqueeze(step[1]).squeeze(step[1]);
            };
      }
      return part;
    }

    Look then(int... step) {
      List<int[]> more = new ArrayList<>(steps);
      more.add(step);
      return new Look(List.copyOf(more));
    }
  }

  private static List<double[]> run(long seed, boolean inPlace) {
    Philox random = new Philox(seed, 0);
    Tensor x = draw(random, ROWS, COLUMNS).requiresGrad(true);
    Tensor w = draw(random, 1).reshape().detach().requiresGrad(true);
    Tensor whole = x.mul(1.0);
    List<Look> looks = new ArrayList<>(List.of(new Look(List.of())));
    List<Tensor> views = new ArrayList<>(List.of(whole));
    int steps = 2 + random.nextInt(8);
    for (int s = 0; s < steps; s++) {
      int which = random.nextInt(looks.size());
      Look look = looks.get(which);
      Tensor part = inPlace ? views.get(which) : look.of(whole);
      if (random.nextInt(3) == 0) {
        Look next = further(random, look, part.rank());
        looks.add(next);
        views.add(inPlace ? next.steps().isEmpty() ? whole : step(part, look, next) : null);
        continue;
      }
      int kind = random.nextInt(9);
      Tensor other = part.rank() == 0 || random.nextInt(2) == 0 ? w : along(x, part);
      if (inPlace) {
        write(kind, part, other);
      } else {
        whole = put(whole, look, computed(kind, part, other));
      }
    }
    Tensor sum = whole.square().sum();
    for (int i = 1; i < looks.size(); i++) {
      Tensor part = inPlace ? views.get(i) : looks.get(i).of(whole);
      sum = sum.add(part.mul(0.1 * i).tanh().sum());
    }
    sum.backward();
    double[] none = new double[1];
    return List.of(
        whole.detach().toDoubleArray(),
        x.grad() == null ? new double[ROWS * COLUMNS] : x.grad().toDoubleArray(),
        w.grad() == null ? none : w.grad().toDoubleArray());
  }

  private static Look further(Philox random, Look look, int rank) {
    int kind = random.nextInt(4);
    return switch (kind) {
      case 0 -> rank < 1 ? look.then(3, 0) : look.then(0, random.nextInt(rank), 0);
      case 1 -> rank < 2 ? look.then(3, 0) : look.then(1);
      case 2 -> rank < 1 ? look.then(3, 0) : look.then(2);
      default -> look.then(3, random.nextInt(rank + 1));
    };
  }

  private static Tensor step(Tensor part, Look look, Look next) {
    return new Look(next.steps().subList(look.steps().size(), next.steps().size())).of(part);
  }

  /** A piece of x that broadcasts to the part, computed so that it shares no memory with it. */
  private static Tensor along(Tensor x, Tensor part) {
    return x.reshape(ROWS * COLUMNS).narrow(0, 0, part.size(-1)).sigmoid();
  }

  private static void write(int kind, Tensor part, Tensor other) {
    switch (kind) {
      case 0 -> part.addInPlace(other);
      case 1 -> part.subInPlace(other);
      case 2 -> part.mulInPlace(other);
      case 3 -> part.mulInPlace(0.5).addInPlace(0.25);
      case 4 -> part.fill(0.75);
      case 5 -> part.copyFrom(other);
      case 6 -> part.maskedFillInPlace(part.detach().gt(0.2), -0.5);
      case 7 -> part.copy();
      default -> part.addInPlace(other, 0.3).divInPlace(other.square().add(1.0));
    }
  }

  private static Tensor computed(int kind, Tensor part, Tensor other) {
    Tensor zero = part.mul(0.0);
    return switch (kind) {
      case 0 -> part.add(other);
      case 1 -> part.sub(other);
      case 2 -> part.mul(other);
      case 3 -> part.mul(0.5).add(0.25);
      case 4 -> zero.detach().add(0.75);
      case 5 -> zero.detach().add(other);
      case 6 -> zero.detach().add(-0.5).where(part.detach().gt(0.2), part);
      case 7 -> part;
      default -> part.add(other.mul(0.3)).div(other.square().add(1.0));
    };
  }

  /** The whole with a new part: each element of the part picked out and put at its place. */
  private static Tensor put(Tensor whole, Look look, Tensor part) {
    int n = ROWS * COLUMNS;
    double[] numbers = new double[n];
    Arrays.setAll(numbers, i -> i);
    double[] places = look.of(Tensor.of(numbers, ROWS, COLUMNS)).toDoubleArray();
    double[] spread = new double[n * places.length];
    double[] kept = new double[n];
    Arrays.fill(kept, 1);
    for (int i = 0; i < places.length; i++) {
      spread[(int) places[i] * places.length + i] = 1;
      kept[(int) places[i]] = 0;
    }
    Tensor put =
        Tensor.of(spread, n, places.length)
            .matmul(part.reshape(places.length))
            .reshape(ROWS, COLUMNS);
    return whole.mul(Tensor.of(kept, ROWS, COLUMNS)).add(put);
  }

  private static Tensor draw(Philox random, int... shape) {
    double[] values = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    Arrays.setAll(values, i -> random.uniform(-1, 1));
    return Tensor.of(values, shape);
  }
}
