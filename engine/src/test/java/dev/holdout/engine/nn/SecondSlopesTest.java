package dev.holdout.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Layers that are straight lines in their input: a gradient of their gradient is 0 or absent, as in
 * PyTorch, and no error.
 */
class SecondSlopesTest {

  private final Tensor x = Tensor.of(new double[] {1, 4, 2, 8, 5, 7}).reshape(1, 1, 6);

  @Test
  void a_gradient_of_a_pooling_has_a_slope_of_zeros() {
    KernelWindow window = KernelWindow.of(3).stepping(2).padded(1);
    for (boolean largest : new boolean[] {true, false}) {
      Tensor in = x.copy().requiresGrad(true);
      Tensor y = largest ? Poolings.maxPool1d(in, window) : Poolings.avgPool1d(in, window);
      gradient(y, in).square().sum().backward();
      assertThat(in.grad().toDoubleArray()).containsOnly(0);
    }
  }

  @Test
  void a_gradient_of_a_convolution_has_the_slopes_of_the_other_factors_only() {
    Tensor in = x.copy().requiresGrad(true);
    Tensor weight = Tensor.of(new double[] {1, -2, 3}).reshape(1, 1, 3).requiresGrad(true);
    Tensor bias = Tensor.of(new double[] {1}).requiresGrad(true);
    Tensor y = Convolutions.conv1d(in, weight, bias, KernelWindow.of(3), 1);
    gradient(y, bias).square().sum().backward();
    assertThat(List.of(in, weight, bias)).allMatch(tensor -> tensor.grad() == null);
    gradient(y, in).square().sum().backward();
    assertThat(in.grad()).isNull();
    assertThat(bias.grad()).isNull();
    assertThat(weight.grad().numel()).isEqualTo(3);
    weight.zeroGrad();
    Tensor frozen = weight.detach();
    Tensor z = Convolutions.conv1d(in, frozen, null, KernelWindow.of(3), 1);
    gradient(z, in).square().sum().backward();
    assertThat(in.grad()).isNull();
  }

  @Test
  void a_gradient_of_a_bias_or_of_fixed_statistics_has_none() {
    Tensor in = x.reshape(2, 3).copy().requiresGrad(true);
    Tensor bias = Tensor.zeros(in.dtype(), 3).requiresGrad(true);
    Tensor weight = Tensor.ones(in.dtype(), 3);
    Tensor y = Norms.layerNorm(in, new int[] {3}, weight, bias, 1e-5);
    gradient(y, bias).square().sum().backward();
    Tensor mean = Tensor.zeros(in.dtype(), 3);
    gradient(Norms.batchNorm(in, mean, weight, weight, mean, 0.1), in).square().sum().backward();
    assertThat(in.grad()).isNull();
    assertThat(bias.grad()).isNull();
  }

  private static Tensor gradient(Tensor y, Tensor of) {
    return Autograd.grad(List.of(y.sum()), List.of(of), null, true, true, true).getFirst();
  }
}
