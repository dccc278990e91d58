package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Results that are computed first and arranged last are tensors of their own, no views. */
class ResultsTest {

  /** An operation by its name. */
  record Named(String name, UnaryOperator<Tensor> of) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Named> results() {
    Tensor places = Tensor.of(new long[] {1});
    Tensor vector = Tensor.of(new double[] {1, 2});
    return List.of(
        new Named("sum", Tensor::sum),
        new Named("mean of a dimension", x -> x.mean(1, false)),
        new Named("prod", Tensor::prod),
        new Named("var", x -> x.var(0)),
        new Named("mean beside a variance", x -> x.varMean(new int[] {0}, 1, false).mean()),
        new Named("largest of a dimension", x -> x.max(0, false).values()),
        new Named("median", x -> x.median(1, false).values()),
        new Named("quantile", x -> x.quantile(0.3, 0, false)),
        new Named("trace", Tensor::trace),
        new Named("product with a vector", x -> x.matmul(vector)),
        new Named("product of a batch", x -> x.unsqueeze(0).matmul(x.detach())),
        new Named("linear of a vector", x -> x.select(0, 1).linear(x.detach(), null)),
        new Named("gather", x -> x.select(0, 0).select(0, 0).gather(0, places.select(0, 0).mul(0))),
        new Named("cumsum of a single value", x -> x.select(0, 0).select(0, 1).cumsum(0)),
        new Named("repeat", x -> x.repeat(2, 1)),
        new Named("roll", x -> x.roll(new int[] {1}, new int[0])));
  }

  @ParameterizedTest
  @MethodSource("results")
  void a_kept_gradient_follows_a_write_through_a_view(Named result) {
    Tensor x = Tensor.of(new double[] {1, 2, 3, 5}, 2, 2).requiresGrad(true);
    Tensor y = result.of().apply(x).retainGrad();
    Tensor seen = y.unsqueeze(0);
    seen.addInPlace(1.0);
    seen.square().sum().backward();
    assertThat(y.grad()).isNotNull();
    assertThat(y.grad().toDoubleArray()).isEqualTo(y.detach().mul(2.0).toDoubleArray());
  }
}
