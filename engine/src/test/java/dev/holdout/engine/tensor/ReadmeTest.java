package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  @Test
  void the_example_of_the_readme_finds_the_line() {
    Tensor x = Tensor.of(new float[] {0, 1, 2, 3}, 4, 1);
    Tensor y = x.mul(2).add(1);
    Tensor slope = Tensor.zeros(1, 1).requiresGrad(true);
    Tensor offset = Tensor.zeros(1).requiresGrad(true);

    for (int step = 0; step < 500; step++) {
      Tensor loss = x.linear(slope, offset).sub(y).square().mean();
      loss.backward();
      for (Tensor parameter : List.of(slope, offset)) {
        Autograd.noGrad(() -> parameter.addInPlace(parameter.grad(), -0.1));
        parameter.zeroGrad();
      }
    }

    assertThat(slope.detach().item()).isCloseTo(2, within(1e-5));
    assertThat(offset.detach().item()).isCloseTo(1, within(1e-5));
    assertThat(slope).hasToString("Tensor[1, 1] float32 cpu requires grad\n[[2.0000]]");
  }
}
