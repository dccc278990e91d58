package dev.holdout.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

  // true      0 0 0 1 1 2 2 2 2
  // predicted 0 1 0 1 0 2 2 1 2
  private final ConfusionMatrix matrix =
      ConfusionMatrix.of(
          new long[] {0, 1, 0, 1, 0, 2, 2, 1, 2}, new long[] {0, 0, 0, 1, 1, 2, 2, 2, 2}, 3);

  @Test
  void rows_are_true_classes_and_columns_predictions() {
    assertThat(matrix.counts()).isDeepEqualTo(new long[][] {{2, 1, 0}, {1, 1, 0}, {0, 1, 3}});
    assertThat(matrix.samples()).isEqualTo(9);
    assertThat(matrix.support(2)).isEqualTo(4);
  }

  @Test
  void figures_are_shares_of_rows_and_columns() {
    assertThat(matrix.accuracy()).isEqualTo(6.0 / 9);
    assertThat(matrix.precision(0)).isEqualTo(2.0 / 3);
    assertThat(matrix.precision(1)).isEqualTo(1.0 / 3);
    assertThat(matrix.recall(1)).isEqualTo(0.5);
    assertThat(matrix.f1(2)).isCloseTo(2 * 1 * 0.75 / 1.75, within(1e-15));
    assertThat(matrix.macroF1()).isCloseTo((2.0 / 3 + 0.4 + 6.0 / 7) / 3, within(1e-15));
  }

  @Test
  void scores_count_by_their_largest() {
    Tensor scores = Tensor.of(new float[] {0.1f, 0.9f, 2, 1, 3, 3}, 3, 2);
    Tensor actual = Tensor.of(new long[] {1, 0, 1});
    assertThat(ConfusionMatrix.of(scores, actual, 2).counts())
        .as("equal scores go to the first")
        .isDeepEqualTo(new long[][] {{1, 0}, {1, 1}});
  }

  @Test
  void what_was_never_predicted_has_no_precision_and_the_report_says_so() {
    ConfusionMatrix one = ConfusionMatrix.of(new long[] {0, 0}, new long[] {0, 1}, 2);
    assertThat(one.precision(1)).isNaN();
    assertThat(one.recall(1)).isZero();
    assertThat(one.report("down", "up").lines().filter(line -> line.contains("up ")))
        .containsExactly("          up        n/a       0.00       0.00          1");
  }

  @Test
  void the_report_reads_as_people_know_it() {
    assertThat(matrix.report())
        .isEqualTo(
            """
                          precision     recall   f1-score    support
                       0       0.67       0.67       0.67          3
                       1       0.33       0.50       0.40          2
                       2       1.00       0.75       0.86          4
                accuracy                             0.67          9
               macro avg       0.67       0.64       0.64          9
            weighted avg       0.74       0.67       0.69          9
            """);
  }

  @Test
  void a_class_that_does_not_exist_is_named_with_its_sample() {
    assertThatThrownBy(() -> ConfusionMatrix.of(new long[] {0, 3}, new long[] {0, 1}, 2))
        .hasMessageContaining("predicted class of sample 1 is 3")
        .hasMessageContaining("0 to 1");
    assertThatThrownBy(
            () -> ConfusionMatrix.of(Tensor.zeros(2, 3, 4), Tensor.of(new long[] {1}), 2))
        .hasMessageContaining("[2, 3, 4]")
        .hasMessageContaining("[1]")
        .hasMessageContaining("last dimension");
    assertThatThrownBy(() -> matrix.report("a", "b")).hasMessageContaining("2 names for 3 classes");
  }

  @Test
  void probabilities_are_refused_instead_of_cut_to_class_0() {
    Tensor actual = Tensor.of(new long[] {1, 0, 1});
    Tensor p = Tensor.of(new float[] {0.9f, 0.2f, 0.7f});
    assertThatThrownBy(() -> ConfusionMatrix.of(p, actual, 2))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("[3] are float32")
        .hasMessageContaining("compare probabilities with 0.5")
        .hasMessageContaining("scores […, classes]");
    assertThat(ConfusionMatrix.of(p.gt(0.5), actual, 2).counts())
        .isDeepEqualTo(new long[][] {{1, 0}, {0, 2}});
  }

  @Test
  void scores_of_another_number_of_classes_are_refused() {
    Tensor actual = Tensor.of(new long[] {1, 0, 1});
    assertThatThrownBy(() -> ConfusionMatrix.of(Tensor.ones(3, 1), actual, 2))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("scores are [3, 1] and there are 2 classes")
        .hasMessageContaining("squeeze");
    assertThatThrownBy(() -> ConfusionMatrix.of(Tensor.ones(3, 4), actual, 2))
        .isInstanceOf(ShapeException.class);
  }
}
