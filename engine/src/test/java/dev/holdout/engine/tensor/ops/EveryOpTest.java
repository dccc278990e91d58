package dev.holdout.engine.tensor.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws over the catalogue: every gradient is the slope of its value. */
class EveryOpTest {

  private static final double STEP = 1e-6;
  private static final double TOLERANCE = 2e-8;

  static List<Example> all() {
    return OpCatalogue.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void gradient_is_the_slope_by_central_differences(Example example) {
    checkGradient(example, UnaryOperator.identity());
  }

  @ParameterizedTest
  @MethodSource("all")
  void gradient_is_the_slope_where_the_inputs_are_views_with_strides(Example example) {
    checkGradient(example, EveryOpTest::strided);
  }

  @ParameterizedTest
  @MethodSource("all")
  void gradient_of_the_gradient_is_its_slope(Example example) {
    List<Tensor> in = inputs(example, 3);
    for (int which = 0; which < in.size(); which++) {
      List<Tensor> first = gradients(example, in, true);
      if (first.get(which) == null || !first.get(which).requiresGrad()) {
        continue; // linear in its inputs: nothing depends on them
      }
      List<Tensor> second =
          Autograd.grad(List.of(weighed(first.get(which))), in, null, false, false, true);
      for (int other = 0; other < in.size(); other++) {
        int gradientOf = which;
        compare(
            example + ": gradient of gradient " + which + " by input " + other,
            second.get(other),
            in,
            other,
            changed -> weighed(gradients(example, changed, false).get(gradientOf)).item());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void the_fused_gradient_agrees_with_the_one_that_can_be_differentiated(Example example) {
    List<Tensor> in = inputs(example, 5);
    List<Tensor> fused = gradients(example, in, false);
    List<Tensor> recorded = gradients(example, in, true);
    for (int i = 0; i < in.size(); i++) {
      if (fused.get(i) == null) {
        assertThat(recorded.get(i)).as("%s: input %d", example, i).isNull();
        continue;
      }
      double[] want = recorded.get(i).detach().toDoubleArray();
      double[] got = fused.get(i).detach().toDoubleArray();
      assertThat(got).as("%s: input %d", example, i).containsExactly(want, within(1e-12));
    }
  }

  @Test
  void every_op_record_is_in_the_catalogue() throws Exception {
    Set<Class<?>> named =
        OpCatalogue.all().stream().map(e -> e.op().getClass()).collect(Collectors.toSet());
    Path room =
        Path.of(Op.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve("dev/holdout/engine/tensor/ops");
    List<Class<?>> ops = new ArrayList<>();
    try (Stream<Path> files = Files.list(room)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".class") && !name.equals("package-info.class")) {
          Class<?> type =
              Class.forName("dev.holdout.engine.tensor.ops." + name.replace(".class", ""));
          if (Op.class.isAssignableFrom(type)) {
            ops.add(type);
          }
        }
      }
    }
    assertThat(ops).hasSizeGreaterThan(10).allMatch(Class::isRecord);
    assertThat(named).containsAll(ops);
  }

  @Test
  void every_pointwise_kernel_is_in_the_catalogue() {
    Set<UnaryKernel> tried = EnumSet.noneOf(UnaryKernel.class);
    for (Example example : OpCatalogue.all()) {
      if (example.op() instanceof Pointwise pointwise) {
        tried.add(pointwise.kernel());
      }
    }
    assertThat(tried).containsExactlyInAnyOrder(UnaryKernel.values());
  }

  private static void checkGradient(Example example, UnaryOperator<Tensor> look) {
    List<Tensor> in = inputs(example, 1).stream().map(look).toList();
    in.forEach(tensor -> tensor.requiresGrad(true));
    List<Tensor> gradients = gradients(example, in, false);
    for (int which = 0; which < in.size(); which++) {
      compare(
          example + ": input " + which,
          gradients.get(which),
          in,
          which,
          changed -> value(example, changed).item());
    }
  }

  private interface Value {
    double of(List<Tensor> in);
  }

  /** Each entry of a gradient against (f(x + h) - f(x - h)) / 2h. */
  private static void compare(
      String name, Tensor gradient, List<Tensor> in, int which, Value value) {
    double[] x = in.get(which).detach().toDoubleArray();
    double[] got = gradient == null ? new double[x.length] : gradient.detach().toDoubleArray();
    if (gradient != null) {
      assertThat(gradient.shape()).as(name).isEqualTo(in.get(which).shape());
    }
    for (int i = 0; i < x.length; i++) {
      double up = value.of(moved(in, which, x, i, STEP));
      double down = value.of(moved(in, which, x, i, -STEP));
      double want = (up - down) / (2 * STEP);
      assertThat(got[i])
          .as("%s, element %d", name, i)
          .isCloseTo(want, within(TOLERANCE * (10 + Math.abs(want))));
    }
  }

  private static List<Tensor> moved(List<Tensor> in, int which, double[] x, int i, double by) {
    double[] other = x.clone();
    other[i] += by;
    List<Tensor> changed = new ArrayList<>(in);
    int[] shape = in.get(which).shape();
    changed.set(which, Tensor.of(other).reshape(shape).detach().requiresGrad(true));
    return changed;
  }

  private static Tensor value(Example example, List<Tensor> in) {
    List<Tensor> all = new ArrayList<>(in);
    all.addAll(example.fixed());
    return weighed(Autograd.apply(example.op(), all.toArray(Tensor[]::new)));
  }

  private static List<Tensor> gradients(Example example, List<Tensor> in, boolean createGraph) {
    return Autograd.grad(List.of(value(example, in)), in, null, createGraph, createGraph, true);
  }

  /** A single value that depends on every element in a way of its own. */
  private static Tensor weighed(Tensor x) {
    double[] weights = new double[(int) x.numel()];
    Arrays.setAll(weights, i -> 0.5 + 0.37 * ((i * 7) % 11));
    return x.mul(Tensor.of(weights).reshape(x.shape())).sum();
  }

  private static List<Tensor> inputs(Example example, long seed) {
    Philox random = new Philox(seed, 0);
    List<Tensor> in = new ArrayList<>();
    for (int[] shape : example.shapes()) {
      double[] values = new double[Shape.count(shape)];
      Arrays.setAll(values, i -> random.uniform(example.low(), example.high()));
      in.add(Tensor.of(values).reshape(shape).detach().requiresGrad(true));
    }
    return in;
  }

  /** The same numbers as every second element of a larger tensor, dimensions in reverse order. */
  private static Tensor strided(Tensor x) {
    int rank = x.rank();
    if (rank == 0) {
      return x.detach();
    }
    int[] reversed = new int[rank];
    int[] shape = new int[rank];
    for (int d = 0; d < rank; d++) {
      reversed[d] = rank - 1 - d;
      shape[d] = x.size(rank - 1 - d) * (d == rank - 1 ? 2 : 1);
    }
    Tensor room = Tensor.full(x.dtype(), Double.NaN, shape);
    Tensor view = room.slice(-1, 1, Integer.MAX_VALUE, 2).permute(reversed);
    view.copyFrom(x.detach());
    return view;
  }
}
