package dev.holdout.engine.nn.attention;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Function;
import dev.holdout.engine.tensor.FunctionContext;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Attention of numbers of 16 bits, with PyTorch's rounding. Its fused kernel computes in float32,
 * but feeds each product of matrices with 16 bits: forward the exponentials less the row's largest,
 * before they are divided by their sum; backward the weights, and the gradient of the scores before
 * it is scaled. Rounding elsewhere is as exact, yet differs by more than one unit where terms
 * cancel.
 *
 * <p>Inputs: query, key and value. Outputs: as {@link Attention}. A gradient of a gradient goes
 * through float32 with one rounding.
 *
 * @param sight who sees whom; what it adds to the scores is constant
 * @param scale the scores are multiplied by
 */
record FusedAttention(Sight sight, double scale) implements Function {

  /**
   * Whether PyTorch would take the fused kernel: with a batch, all of one width and the same batch,
   * a mask that is not learned.
   */
  static boolean fits(Tensor query, Tensor key, Tensor value, Sight sight) {
    int rank = query.rank();
    boolean half = query.dtype().bytes() == 2 && query.dtype().isFloating();
    return half
        && rank >= 3
        && query.dtype() == key.dtype()
        && Arrays.equals(key.sizes(), value.sizes())
        && query.numel() > 0
        && key.numel() > 0
        && query.size(-1) == key.size(-1)
        && Arrays.equals(
            Arrays.copyOf(query.sizes(), rank - 2), Arrays.copyOf(key.sizes(), rank - 2))
        && query.dtype() == value.dtype()
        && (sight.added() == null || !sight.added().requiresGrad());
  }

  static Attention of(Tensor query, Tensor key, Tensor value, Sight sight, double scale) {
    List<Tensor> made = new FusedAttention(sight, scale).apply(query, key, value);
    return new Attention(made.get(0), made.get(1));
  }

  @Override
  public String name() {
    return "scaled_dot_product_attention";
  }

  @Override
  public List<Tensor> forward(FunctionContext context, List<Tensor> in) {
    DType dtype = in.getFirst().dtype();
    Tensor scores = wide(in.get(0)).matmul(wide(in.get(1)).transpose(-2, -1)).mul(scale);
    Tensor weights = sight.weights(scores, DType.F32);
    Tensor top = weights.amax(-1, true); // 1 over the sum of the exponentials
    Tensor exponentials = weights.div(top.maskedFill(top.eq(0L), 1));
    Tensor output = wide(exponentials.to(dtype)).matmul(wide(in.get(2))).mul(top).to(dtype);
    context.save(in.get(0), in.get(1), in.get(2), weights, output);
    return List.of(output, weights.to(dtype));
  }

  @Override
  public List<Tensor> backward(FunctionContext context, List<Tensor> gradients) {
    Tensor query = context.saved(0);
    Tensor key = context.saved(1);
    Tensor value = context.saved(2);
    if (Autograd.recording()) {
      return throughPlain(List.of(query, key, value), gradients);
    }
    DType dtype = query.dtype();
    Tensor weights = context.saved(3);
    Tensor ofOutput = wide(gradients.get(0));
    Tensor ofWeights = wide(gradients.get(1));
    Tensor slope = ofOutput.matmul(wide(value).transpose(-2, -1)).add(ofWeights);
    Tensor mean =
        ofOutput
            .mul(wide(context.saved(4)))
            .sum(-1, true)
            .add(ofWeights.mul(weights).sum(-1, true));
    Tensor ofScores = wide(weights.mul(slope.sub(mean)).to(dtype));
    Tensor ofValue = wide(weights.to(dtype)).transpose(-2, -1).matmul(ofOutput);
    return List.of(
        ofScores.matmul(wide(key)).mul(scale).to(dtype),
        ofScores.transpose(-2, -1).matmul(wide(query)).mul(scale).to(dtype),
        ofValue.to(dtype));
  }

  /** In single operations of float32, each input its own tensor, though one may stand for all. */
  private List<Tensor> throughPlain(List<Tensor> in, List<Tensor> gradients) {
    List<Tensor> all = in.stream().map(FusedAttention::wide).toList();
    Attention plain =
        Attention.stepwise(
            all.get(0), all.get(1), all.get(2), sight, scale, UnaryOperator.identity());
    List<Tensor> found =
        Autograd.grad(
            List.of(plain.output(), plain.weights()),
            all.stream().filter(Tensor::requiresGrad).toList(),
            gradients.stream().map(FusedAttention::wide).toList(),
            true,
            true,
            true);
    List<Tensor> to = new ArrayList<>();
    int next = 0;
    for (Tensor input : in) {
      Tensor one = input.requiresGrad() ? found.get(next++) : null;
      to.add(one == null ? null : one.to(input.dtype()));
    }
    return to;
  }

  private static Tensor wide(Tensor x) {
    return x.to(DType.F32);
  }
}
