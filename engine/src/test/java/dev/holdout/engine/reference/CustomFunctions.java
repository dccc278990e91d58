package dev.holdout.engine.reference;

import dev.holdout.engine.tensor.Function;
import dev.holdout.engine.tensor.FunctionContext;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/** The custom functions of the reference's programs. */
final class CustomFunctions {

  private CustomFunctions() {}

  static Function named(String name) {
    return switch (name) {
      case "cube_doubled" -> new CubeDoubled();
      case "straight_through_sign" -> new StraightThroughSign();
      case "reverse_gradient" -> new ReverseGradient();
      case "sum_and_difference" -> new SumAndDifference();
      default -> throw new AssertionError("the custom function " + name + " is not known here");
    };
  }

  /** x^3, with gradient 6 x^2 g. */
  private record CubeDoubled() implements Function {
    @Override
    public List<Tensor> forward(FunctionContext context, List<Tensor> in) {
      context.save(in.getFirst());
      return List.of(in.getFirst().pow(3));
    }

    @Override
    public List<Tensor> backward(FunctionContext context, List<Tensor> gradients) {
      return List.of(context.saved(0).square().mul(6).mul(gradients.getFirst()));
    }
  }

  /** The sign of x, with gradient g where |x| is at most 1. */
  private record StraightThroughSign() implements Function {
    @Override
    public List<Tensor> forward(FunctionContext context, List<Tensor> in) {
      context.save(in.getFirst());
      return List.of(in.getFirst().sign());
    }

    @Override
    public List<Tensor> backward(FunctionContext context, List<Tensor> gradients) {
      Tensor inside = context.saved(0).abs().le(1.0);
      return List.of(gradients.getFirst().mul(inside));
    }
  }

  /** x, with gradient -0.5 g. */
  private record ReverseGradient() implements Function {
    @Override
    public List<Tensor> forward(FunctionContext context, List<Tensor> in) {
      return in;
    }

    @Override
    public List<Tensor> backward(FunctionContext context, List<Tensor> gradients) {
      return List.of(gradients.getFirst().mul(-0.5));
    }
  }

  /** (a + b, a - b), with gradients 3 (g0 + g1) and g0 - g1. */
  private record SumAndDifference() implements Function {
    @Override
    public List<Tensor> forward(FunctionContext context, List<Tensor> in) {
      return List.of(in.get(0).add(in.get(1)), in.get(0).sub(in.get(1)));
    }

    @Override
    public List<Tensor> backward(FunctionContext context, List<Tensor> gradients) {
      Tensor sum = gradients.get(0).add(gradients.get(1));
      return List.of(sum.mul(3), gradients.get(0).sub(gradients.get(1)));
    }
  }
}
