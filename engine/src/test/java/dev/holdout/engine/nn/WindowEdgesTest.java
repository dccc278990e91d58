package dev.holdout.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** What windows do at the ends of their input: padding of every kind, and reaching over the end. */
class WindowEdgesTest {

  private static final float LOWEST = Float.NEGATIVE_INFINITY;

  private static Tensor row(float... values) {
    return Tensor.of(values, 1, 1, values.length);
  }

  /** The padded input itself: one kernel of ones that sees one place. */
  private static float[] bordered(Border border, int padding, float... values) {
    Conv1d layer =
        new Conv1d(1, 1, KernelWindow.of(1).padded(padding), 1, false, border, new Philox(1, 0));
    layer.weight().tensor().detach().fill(1);
    return layer.apply(row(values)).detach().toFloatArray();
  }

  @Test
  void each_border_is_filled_from_the_input() {
    assertThat(bordered(Border.ZEROS, 2, 1, 2, 3)).containsExactly(0, 0, 1, 2, 3, 0, 0);
    assertThat(bordered(Border.REFLECT, 2, 1, 2, 3)).containsExactly(3, 2, 1, 2, 3, 2, 1);
    assertThat(bordered(Border.REPLICATE, 2, 1, 2, 3)).containsExactly(1, 1, 1, 2, 3, 3, 3);
    assertThat(bordered(Border.CIRCULAR, 2, 1, 2, 3)).containsExactly(2, 3, 1, 2, 3, 1, 2);
  }

  @Test
  void a_border_wider_than_the_input_can_fill_is_refused() {
    assertThatThrownBy(() -> bordered(Border.REFLECT, 3, 1, 2, 3))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[1, 1, 3]")
        .hasMessageContaining("reflect, which gives at most 2")
        .hasMessageContaining("pad less");
    assertThatThrownBy(() -> bordered(Border.CIRCULAR, 4, 1, 2, 3))
        .hasMessageContaining("circular, which gives at most 3");
    assertThat(bordered(Border.REPLICATE, 5, 7)).hasSize(11).containsOnly(7);
  }

  @Test
  void a_window_over_the_end_leaves_no_place_out() {
    KernelWindow window = KernelWindow.of(2).stepping(2);
    Tensor input = row(1, 2, 3, 4, 5);

    assertThat(new MaxPool1d(window).apply(input).toFloatArray()).containsExactly(2, 4);
    assertThat(new MaxPool1d(window.overTheEnd()).apply(input).toFloatArray())
        .containsExactly(2, 4, 5);
    assertThat(new AvgPool1d(window.overTheEnd()).apply(input).toFloatArray())
        .containsExactly(1.5f, 3.5f, 5);
  }

  @Test
  void no_window_begins_behind_the_end() {
    KernelWindow window = KernelWindow.of(2).stepping(3).padded(1).overTheEnd();

    assertThat(new MaxPool1d(window).apply(row(1, 2, 3, 4, 5)).toFloatArray())
        .containsExactly(1, 4);
    assertThat(new MaxPool1d(KernelWindow.of(3).stepping(2).overTheEnd()).apply(row(1, 2)).shape())
        .containsExactly(1, 1, 1);
  }

  @Test
  void a_mean_is_divided_by_what_its_divisor_counts() {
    KernelWindow window = KernelWindow.of(3).stepping(2).padded(1).overTheEnd();
    Tensor input = row(3, 6, 9, 12);

    assertThat(new AvgPool1d(window).apply(input).toFloatArray()).containsExactly(3, 9, 6);
    assertThat(new AvgPool1d(window, Divisor.INPUT).apply(input).toFloatArray())
        .containsExactly(4.5f, 9, 12);
    assertThat(new AvgPool1d(window, Divisor.of(6)).apply(input).toFloatArray())
        .containsExactly(1.5f, 4.5f, 2);
    assertThat(new AvgPool1d(window, Divisor.INPUT).toString())
        .contains("ceil_mode=true, count_include_pad=false");
    assertThatThrownBy(() -> Divisor.of(0)).hasMessageContaining("1 or more");
  }

  @Test
  void integers_are_pooled_as_well() {
    Tensor input = Tensor.of(new long[] {4, -2, -7, 6, 1}, 1, 5);
    KernelWindow window = KernelWindow.of(2).stepping(2).padded(1).overTheEnd();

    assertThat(Poolings.maxPool1d(input, window).toLongArray()).containsExactly(4, -2, 6);
    assertThat(Poolings.avgPool1d(input, window, Divisor.INPUT).toFloatArray())
        .containsExactly(4, -4.5f, 3.5f);
  }

  @Test
  void the_gradient_of_a_maximum_never_goes_to_the_padding() {
    Tensor input = row(LOWEST, LOWEST, LOWEST).requiresGrad(true);

    new MaxPool1d(KernelWindow.of(3).stepping(2).padded(1)).apply(input).sum().backward();

    assertThat(input.grad().toFloatArray()).containsExactly(1, 1, 0);
  }

  @Test
  void a_convolution_refuses_a_window_over_the_end() {
    assertThatThrownBy(() ->
            new Conv1d(1, 1, KernelWindow.of(2).overTheEnd(), new Philox(1, 0)).apply(row(1, 2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("which only poolings do");
  }

  @Test
  void one_number_stands_for_both_dimensions_of_a_window() {
    Philox random = new Philox(1, 0);
    Tensor image = Tensor.ones(1, 1, 8, 6);
    KernelWindow one = KernelWindow.of(3).padded(1).stepping(2);
    assertThat(new Conv2d(1, 4, one, random).apply(image).shape()).containsExactly(1, 4, 4, 3);
    assertThat(new Conv2d(1, 4, 3, random).weight().tensor().shape()).containsExactly(4, 1, 3, 3);
    assertThat(new Conv1d(1, 4, 3, random).weight().tensor().shape()).containsExactly(4, 1, 3);
    assertThat(new MaxPool2d(KernelWindow.of(2)).apply(image).shape()).containsExactly(1, 1, 7, 5);
    assertThat(new AvgPool2d(KernelWindow.of(2)).apply(image).shape()).containsExactly(1, 1, 7, 5);
    assertThatThrownBy(() -> new Conv2d(1, 4, KernelWindow.of(3, 3, 3), random))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("conv2d", "[3, 3, 3]", "one number for all");
  }
}
