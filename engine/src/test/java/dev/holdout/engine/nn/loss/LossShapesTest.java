package dev.holdout.engine.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A column of outputs beside a line of targets: the mistake that trains a net to the mean. */
class LossShapesTest {

  private static final Tensor COLUMN = Tensor.ones(3, 1);
  private static final Tensor LINE = Tensor.ones(3);

  @Test
  void losses_of_a_difference_need_one_shape() {
    for (Loss loss :
        List.of(new MeanSquared(), new MeanAbsolute(), new Huber(1), new SmoothL1(1))) {
      refused(loss, COLUMN, LINE);
      refused(loss, LINE, COLUMN);
      refused(loss, Tensor.ones(2, 3), LINE);
      assertThat(loss.of(COLUMN.squeeze(1), LINE).item()).isZero();
      assertThat(loss.of(Tensor.ones(2, 3), LINE.expand(2, 3)).item()).isZero();
    }
  }

  @Test
  void the_target_of_other_losses_may_repeat_but_not_grow() {
    for (Loss loss :
        List.<Loss>of(
            new SoftMargin(),
            new PoissonNll(),
            new KlDivergence(false, Reduction.SUM),
            new HingeEmbedding(1),
            (x, y) -> new GaussianNll().of(x, y, Tensor.ones(x.shape())))) {
      assertThatThrownBy(() -> loss.of(COLUMN, LINE))
          .isInstanceOf(ShapeException.class)
          .hasMessageContaining("[3, 1]")
          .hasMessageContaining("[3]")
          .hasMessageContaining("squeeze");
      assertThat(loss.of(Tensor.ones(2, 3), LINE).rank()).isZero();
    }
    assertThatThrownBy(() -> new MarginRanking(1).of(COLUMN, LINE, LINE))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[3, 1] and [3]");
  }

  private static void refused(Loss loss, Tensor input, Tensor target) {
    assertThatThrownBy(() -> loss.of(input, target))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining(Arrays.toString(input.shape()))
        .hasMessageContaining(Arrays.toString(target.shape()))
        .hasMessageContaining("squeeze or reshape");
  }

  @Test
  void class_labels_in_floats_are_refused_with_the_conversion() {
    for (DType type : new DType[] {DType.F32, DType.F64}) {
      assertThatThrownBy(() -> new CrossEntropy().of(Tensor.ones(6, 2), Tensor.zeros(type, 6)))
          .isInstanceOf(DTypeException.class)
          .hasMessageContaining("the target is " + type.torchName() + " [6] beside an input [6, 2]")
          .hasMessageContaining("target.to(I64)");
    }
  }
}
