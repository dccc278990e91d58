package dev.holdout.engine.tensor;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Compares gradients with slopes measured by central differences, {@code (f(x + eps) - f(x - eps))
 * / 2 eps}, in F64. For functions and layers of one's own:
 *
 * <pre>{@code
 * GradCheck.of(in -> List.of(in.get(0).mul(in.get(1))), a, b).check().checkSecond();
 * }</pre>
 *
 * <p>Two values agree when they differ by at most {@code atol + rtol * |measured|}.
 */
public final class GradCheck {

  private final UnaryOperator<List<Tensor>> function;
  private final List<Tensor> inputs;
  private double eps = 1e-6;
  private double atol = 1e-5;
  private double rtol = 1e-3;

  private GradCheck(UnaryOperator<List<Tensor>> function, List<Tensor> inputs) {
    this.function = function;
    this.inputs = inputs;
  }

  /**
   * A check of a function at a point, with a step of 1e-6, atol 1e-5 and rtol 1e-3.
   *
   * @param function from the inputs to any number of outputs; it must give the same for the same
   * @param inputs of dtype F64 where they require a gradient; at least one does
   * @throws DTypeException if an input that requires a gradient is not F64
   * @throws GradientException if none requires a gradient
   */
  public static GradCheck of(UnaryOperator<List<Tensor>> function, Tensor... inputs) {
    boolean wanted = false;
    for (int i = 0; i < inputs.length; i++) {
      Tensor input = inputs[i];
      wanted |= input.requiresGrad();
      if (input.requiresGrad() && input.dtype() != DType.F64) {
        throw new DTypeException(
            "gradcheck: input %d of shape %s is %s, in which differences are too rough; make it with to(F64)"
                .formatted(i, Shape.text(input.sizes()), input.dtype().torchName()));
      }
    }
    if (!wanted) {
      throw new GradientException(
          "gradcheck: none of the %d inputs requires a gradient; call requiresGrad(true) on those to check"
              .formatted(inputs.length));
    }
    return new GradCheck(function, List.of(inputs));
  }

  @Override
  public String toString() {
    List<String> shapes = inputs.stream().map(Tensor::shapeText).toList();
    return "GradCheck(inputs=%s, step=%s, atol=%s, rtol=%s)".formatted(shapes, eps, atol, rtol);
  }

  /** The same with another step; returns this. */
  public GradCheck step(double eps) {
    this.eps = eps;
    return this;
  }

  /** The same with another tolerance; returns this. */
  public GradCheck tolerance(double atol, double rtol) {
    this.atol = atol;
    this.rtol = rtol;
    return this;
  }

  /**
   * Compares every element of every output by every element of every input; returns this.
   *
   * @throws GradientException that names the first output, input and element that differ, with both
   *     values
   */
  public GradCheck check() {
    List<Tensor> outputs = outputs(inputs);
    for (int o = 0; o < outputs.size(); o++) {
      for (int i = 0; i < inputs.size(); i++) {
        if (inputs.get(i).requiresGrad()) {
          compare(outputs.get(o), o, i);
        }
      }
    }
    return this;
  }

  private void compare(Tensor output, int o, int i) {
    int rows = Math.toIntExact(output.numel());
    double[] x = inputs.get(i).detach().toDoubleArray();
    double[][] analytic = new double[rows][];
    for (int row = 0; row < rows; row++) {
      double[] one = new double[rows];
      one[row] = 1;
      analytic[row] = gradient(output, vector(one, output), inputs.get(i));
    }
    for (int element = 0; element < x.length; element++) {
      double[] along = new double[x.length];
      along[element] = eps;
      double[] up = moved(i, x, along, 1).get(o).detach().toDoubleArray();
      double[] down = moved(i, x, along, -1).get(o).detach().toDoubleArray();
      for (int row = 0; row < rows; row++) {
        double numeric = (up[row] - down[row]) / (2 * eps);
        if (differ(analytic[row][element], numeric)) {
          throw new GradientException(
              "gradcheck: the gradient of output %d, element %d, by input %d of shape %s, element %d, is %s but the measured slope is %s (atol %s, rtol %s); correct the backward, or move the point away from a kink"
                  .formatted(
                      o,
                      row,
                      i,
                      Shape.text(inputs.get(i).sizes()),
                      element,
                      analytic[row][element],
                      numeric,
                      atol,
                      rtol));
        }
      }
    }
  }

  /**
   * Compares one random projection of each input's whole gradient: two evaluations an input,
   * whatever its size; returns this.
   *
   * @param seed of the projections
   * @throws GradientException that names the first output and input that differ
   */
  public GradCheck checkFast(long seed) {
    Philox random = new Philox(seed, 0);
    List<Tensor> outputs = outputs(inputs);
    for (int o = 0; o < outputs.size(); o++) {
      Tensor output = outputs.get(o);
      double[] weights = draw(random, Math.toIntExact(output.numel()));
      for (int i = 0; i < inputs.size(); i++) {
        if (inputs.get(i).requiresGrad()) {
          project(random, output, weights, o, i);
        }
      }
    }
    return this;
  }

  private void project(Philox random, Tensor output, double[] weights, int o, int i) {
    Tensor input = inputs.get(i);
    double[] x = input.detach().toDoubleArray();
    double[] along = draw(random, x.length);
    double analytic = product(gradient(output, vector(weights, output), input), along);
    double[] step = Arrays.stream(along).map(value -> value * eps).toArray();
    double up = product(moved(i, x, step, 1).get(o).detach().toDoubleArray(), weights);
    double down = product(moved(i, x, step, -1).get(o).detach().toDoubleArray(), weights);
    double numeric = (up - down) / (2 * eps);
    if (differ(analytic, numeric)) {
      throw new GradientException(
          "gradcheck: a random projection of the gradient of output %d by input %d of shape %s is %s but the measured slope is %s (atol %s, rtol %s); run check() to find the element"
              .formatted(o, i, Shape.text(input.sizes()), analytic, numeric, atol, rtol));
    }
  }

  /**
   * As {@link #check()}, for the gradients themselves: gradients of gradients; returns this.
   *
   * @throws GradientException as check; output o is then the gradient by input o
   */
  public GradCheck checkSecond() {
    List<Tensor> all = new ArrayList<>(inputs);
    Philox random = new Philox(1, 0);
    for (Tensor output : outputs(inputs)) {
      double[] weights = draw(random, Math.toIntExact(output.numel()));
      all.add(vector(weights, output).requiresGrad(true));
    }
    int n = inputs.size();
    new GradCheck(in -> gradients(in.subList(0, n), in.subList(n, in.size())), List.copyOf(all))
        .step(eps)
        .tolerance(atol, rtol)
        .check();
    return this;
  }

  /** The gradients of all inputs that want one, recorded. */
  private List<Tensor> gradients(List<Tensor> in, List<Tensor> vectors) {
    List<Tensor> wanted = in.stream().filter(Tensor::requiresGrad).toList();
    List<Tensor> found = Autograd.grad(outputs(in), wanted, vectors, true, true, true);
    List<Tensor> result = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Tensor gradient = found.get(i);
      result.add(gradient == null ? Tensor.zeros(DType.F64, wanted.get(i).sizes()) : gradient);
    }
    return result;
  }

  /** The outputs that have a gradient, or are constant; those of integers are left out. */
  private List<Tensor> outputs(List<Tensor> in) {
    try (var _ = Autograd.enableGrad()) {
      return function.apply(in).stream().filter(out -> out.dtype().isFloating()).toList();
    }
  }

  private static double[] gradient(Tensor output, Tensor vector, Tensor input) {
    Tensor found =
        output.requiresGrad()
            ? Autograd.grad(List.of(output), List.of(input), List.of(vector), true, false, true)
                .getFirst()
            : null;
    return found == null ? new double[(int) input.numel()] : found.detach().toDoubleArray();
  }

  private List<Tensor> moved(int which, double[] x, double[] along, int sign) {
    double[] there = x.clone();
    for (int i = 0; i < x.length; i++) {
      there[i] += sign * along[i];
    }
    List<Tensor> in = new ArrayList<>(inputs);
    in.set(which, vector(there, inputs.get(which)).requiresGrad(true));
    return outputs(in);
  }

  private static Tensor vector(double[] values, Tensor like) {
    return Tensor.of(values).reshape(like.sizes()).to(like.dtype()).detach();
  }

  private static double[] draw(Philox random, int n) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> random.uniform(-1, 1));
    return values;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private boolean differ(double analytic, double numeric) {
    return !(Math.abs(analytic - numeric) <= atol + rtol * Math.abs(numeric));
  }
}
