package dev.holdout.engine.amp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.nn.StateException;
import dev.holdout.engine.optim.ParameterGroup;
import dev.holdout.engine.optim.Sgd;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradScalerTest {

  private static final GradScaler.Config SMALL = new GradScaler.Config(16, 2, 0.5, 2, true);

  private final Parameter p = new Parameter(Tensor.of(new float[] {1f, 2f}));
  private final Parameter q = new Parameter(Tensor.of(new float[] {3f}));
  private final Sgd sgd = new Sgd(List.of(p), Sgd.Config.of(1));
  private final GradScaler scaler = new GradScaler(SMALL);

  @Test
  void a_bad_gradient_in_any_group_leaves_out_the_step_of_all() {
    Sgd both =
        new Sgd(
            List.of(
                new ParameterGroup<>(List.of(p), Sgd.Config.of(1)),
                new ParameterGroup<>(List.of(q), Sgd.Config.of(1))));
    give(p, 1, 1);
    give(q, Float.NaN);
    assertThat(scaler.step(both)).isFalse();
    scaler.update();
    assertThat(p.tensor().detach().toFloatArray()).containsExactly(1, 2);
    assertThat(scaler.scale()).isEqualTo(8);
  }

  @Test
  void each_of_two_optimizers_leaves_out_its_own_step_and_one_bad_one_backs_off() {
    Sgd other = new Sgd(List.of(q), Sgd.Config.of(1));
    give(p, 16, 16);
    give(q, Float.NEGATIVE_INFINITY);
    assertThat(scaler.step(sgd)).isTrue();
    assertThat(scaler.step(other)).isFalse();
    scaler.update();
    assertThat(p.tensor().detach().toFloatArray()).containsExactly(0, 1);
    assertThat(q.tensor().detach().toFloatArray()).containsExactly(3);
    assertThat(scaler.scale()).isEqualTo(8);
  }

  @Test
  void unscaled_gradients_are_those_of_the_loss() {
    scaler.scale(p.tensor().mul(Tensor.of(new float[] {0.25f, -3f})).sum()).backward();
    assertThat(p.grad().toFloatArray()).containsExactly(4, -48);
    scaler.unscale(sgd);
    assertThat(p.grad().toFloatArray()).containsExactly(0.25f, -3);
  }

  @Test
  void what_was_scaled_to_infinity_by_clipping_elsewhere_is_still_known() {
    give(p, Float.POSITIVE_INFINITY, 1);
    scaler.unscale(sgd);
    p.grad().fill(0); // whoever clips or fills comes too late to hide it
    assertThat(scaler.step(sgd)).isFalse();
  }

  @Test
  void a_scale_grows_after_the_interval_and_never_to_infinity() {
    GradScaler large = new GradScaler(new GradScaler.Config(1e38, 4, 0.5, 1, true));
    give(p, 1, 1);
    large.step(sgd);
    large.update();
    assertThat(large.scale()).isEqualTo((float) 1e38);
  }

  @Test
  void the_order_of_calls_is_pytorchs() {
    assertThatThrownBy(scaler::update).hasMessageContaining("call step(optimizer)");
    assertThatThrownBy(() -> scaler.step(sgd)).hasMessageContaining("scale(loss).backward()");
    give(p, 1, 1);
    scaler.unscale(sgd);
    assertThatThrownBy(() -> scaler.unscale(sgd)).hasMessageContaining("already called");
    scaler.step(sgd);
    assertThatThrownBy(() -> scaler.step(sgd)).hasMessageContaining("call update()");
    assertThatThrownBy(() -> scaler.unscale(sgd)).hasMessageContaining("after the step");
    scaler.update();
    scaler.unscale(sgd);
  }

  @Test
  void a_gradient_in_float16_is_refused_and_one_in_bfloat16_taken() {
    Parameter half = new Parameter(Tensor.ones(DType.F16, 2, 3));
    half.tensor().backward(Tensor.ones(DType.F16, 2, 3));
    Sgd halves = new Sgd(List.of(half), Sgd.Config.of(1));
    assertThatThrownBy(() -> scaler.step(halves))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("[2, 3]")
        .hasMessageContaining("Autocast.to(F16)");
    Parameter brain = new Parameter(Tensor.ones(DType.BF16, 2));
    brain.tensor().backward(Tensor.full(DType.BF16, 16.0, 2));
    assertThat(scaler.step(new Sgd(List.of(brain), Sgd.Config.of(1)))).isTrue();
    assertThat(brain.tensor().detach().toFloatArray()).containsOnly(0);
  }

  @Test
  void it_goes_on_from_its_state() {
    give(p, 1, 1);
    scaler.step(sgd);
    scaler.update();
    Map<String, Tensor> state = scaler.stateDict();
    assertThat(state)
        .containsOnlyKeys(
            "scale", "growth_factor", "backoff_factor", "growth_interval", "_growth_tracker");
    GradScaler next = new GradScaler();
    next.loadStateDict(state);
    give(p, 1, 1);
    next.step(sgd);
    next.update();
    assertThat(next.scale()).isEqualTo(32);
  }

  @Test
  void a_state_that_lacks_something_or_is_out_of_range_changes_nothing() {
    assertThatThrownBy(() -> scaler.loadStateDict(Map.of()))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("scale")
        .hasMessageContaining("enabled");
    Map<String, Tensor> state = new HashMap<>(new GradScaler().stateDict());
    state.put("backoff_factor", Tensor.full(DType.F64, 2.0));
    assertThatThrownBy(() -> scaler.loadStateDict(state))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("backoffFactor is 2.0");
    assertThat(scaler.scale()).isEqualTo(16);
  }

  @Test
  void a_scaler_that_is_off_changes_nothing() {
    GradScaler off = new GradScaler(new GradScaler.Config(16, 2, 0.5, 2, false));
    Tensor loss = Tensor.full(2.0);
    assertThat(off.scale(loss)).isSameAs(loss);
    assertThat(off.scale()).isEqualTo(1);
    assertThat(off.stateDict()).isEmpty();
    give(p, 1, Float.POSITIVE_INFINITY);
    off.unscale(sgd);
    assertThat(off.step(sgd)).isTrue();
    off.update();
  }

  @Test
  void settings_out_of_range_are_refused_with_the_range() {
    assertThatThrownBy(() -> new GradScaler.Config(0, 2, 0.5, 1, true))
        .hasMessageContaining("initScale is 0.0");
    assertThatThrownBy(() -> new GradScaler.Config(1, 1, 0.5, 1, true))
        .hasMessageContaining("growthFactor is 1.0");
    assertThatThrownBy(() -> new GradScaler.Config(1, 2, 1, 1, true))
        .hasMessageContaining("between 0 and 1");
    assertThatThrownBy(() -> new GradScaler.Config(1, 2, 0.5, 0, true))
        .hasMessageContaining("growthInterval is 0");
    assertThatThrownBy(() -> scaler.update(-1)).hasMessageContaining("newScale is -1.0");
  }

  private static void give(Parameter parameter, float... gradient) {
    parameter.tensor().zeroGrad();
    parameter.tensor().backward(Tensor.of(gradient));
  }
}
