package dev.holdout.engine.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.nn.StateException;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What optimisers and clipping refuse, and what clipping leaves. */
class OptimizerTest {

  @Test
  void no_parameters_and_a_parameter_given_twice_are_refused() {
    Parameter twice = start();
    Sgd optimizer = new Sgd(List.of(twice), Sgd.Config.of(0.1));

    assertThatThrownBy(() -> new Sgd(List.of(), Sgd.Config.of(0.1)))
        .hasMessageContaining("no parameters")
        .hasMessageContaining("layer.parameters()");
    assertThatThrownBy(() -> new Sgd(List.of(twice, twice), Sgd.Config.of(0.1)))
        .hasMessageContaining("twice")
        .hasMessageContaining("one group");
    assertThatThrownBy(() ->
            optimizer.addGroup(new ParameterGroup<>(List.of(start(), twice), Sgd.Config.of(1))))
        .hasMessageContaining("parameter 2 is given twice");
    assertThat(optimizer.groupCount()).isEqualTo(1);
  }

  @Test
  void settings_out_of_range_are_refused_with_value_and_range() {
    assertThatThrownBy(() -> Adam.Config.of(-0.1))
        .hasMessageContaining("lr is -0.1")
        .hasMessageContaining("0 or more");
    assertThatThrownBy(() -> new Adam.Config(0.1, 1, 0.9, 1e-8, 0, false, false))
        .hasMessageContaining("beta1 is 1.0");
    assertThatThrownBy(() -> new Sgd.Config(0.1, 0, 0, 0, true, false))
        .hasMessageContaining("nesterov")
        .hasMessageContaining("momentum above 0");
    assertThatThrownBy(() -> RmsProp.Config.of(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Lbfgs.Config(1, 0, 25, 1e-7, 1e-9, 100, true, false))
        .hasMessageContaining("maxIterations is 0");
    Sgd optimizer = new Sgd(List.of(start()), Sgd.Config.of(0.1));
    assertThatThrownBy(() -> optimizer.setLr(0, Double.NaN)).hasMessageContaining("lr is NaN");
    assertThatThrownBy(() -> optimizer.lr(1)).hasMessageContaining("group 1 of 1");
  }

  @Test
  void a_state_for_more_parameters_or_groups_is_refused() {
    Sgd optimizer = new Sgd(List.of(start()), Sgd.Config.of(0.1));

    for (String name : List.of("1.step", "group1.lr", "group0.warmth", "step")) {
      assertThatThrownBy(() -> optimizer.loadStateDict(Map.of(name, Tensor.scalar(1.0))))
          .hasMessageContaining(name)
          .hasMessageContaining("1 parameters in 1 groups");
    }
  }

  @Test
  void the_state_of_another_algorithm_is_refused_with_what_both_remember() {
    Parameter parameter = start();
    Adam adam = new Adam(List.of(parameter), Adam.Config.of(0.1));
    parameter.tensor().sum().backward();
    adam.step();
    Map<String, Tensor> state = adam.stateDict();
    Sgd sgd = new Sgd(List.of(parameter), Sgd.Config.of(0.1));

    assertThatThrownBy(() -> sgd.loadStateDict(state))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("[exp_avg, exp_avg_sq, step] of parameter 0")
        .hasMessageContaining("Sgd remembers [momentum_buffer]");
    state.remove("0.exp_avg_sq");
    assertThatThrownBy(() -> adam.loadStateDict(state))
        .hasMessageContaining("[exp_avg, step] of parameter 0")
        .hasMessageContaining("load it into the algorithm that saved it");
  }

  @Test
  void nadam_keeps_its_product_of_momenta_in_single_precision() {
    Parameter parameter = new Parameter(Tensor.of(new double[] {1, 2}));
    NAdam optimizer = new NAdam(List.of(parameter), NAdam.Config.of(0.1));
    for (int step = 0; step < 3; step++) {
      optimizer.zeroGrad();
      parameter.tensor().square().sum().backward();
      optimizer.step();
    }

    double product = optimizer.stateDict().get("0.mu_product").item();

    assertThat(product).isEqualTo((float) product);
  }

  @Test
  void l_bfgs_says_that_it_needs_the_loss() {
    Lbfgs optimizer = new Lbfgs(List.of(start()), Lbfgs.Config.standard());

    assertThatThrownBy(optimizer::step)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("call step(() -> {");
    assertThatThrownBy(() -> optimizer.setMomentum(0, 0.9)).hasMessageContaining("momentum 0.9");
  }

  @Test
  void l_bfgs_with_its_line_search_walks_through_the_valley_of_rosenbrock() {
    Parameter p = new Parameter(Tensor.of(new double[] {-1.2, 1}));
    Lbfgs optimizer = new Lbfgs(List.of(p), Lbfgs.Config.searching());

    for (int step = 0; step < 4; step++) {
      optimizer.step(() -> {
        optimizer.zeroGrad();
        Tensor x = p.tensor().select(0, 0);
        Tensor y = p.tensor().select(0, 1);
        Tensor loss = x.rsub(1).square().add(y.sub(x.square()).square().mul(100));
        loss.backward();
        return loss;
      });
    }

    assertThat(p.tensor().detach().sub(1).abs().max().item()).isLessThan(1e-4);
  }

  @Test
  void a_layer_converted_after_a_step_is_refused_with_both_dtypes() {
    Linear layer = new Linear(2, 1, new Philox(1, 0));
    Adam optimizer = new Adam(layer.parameters(), Adam.Config.standard());
    layer.apply(Tensor.ones(3, 2)).sum().backward();
    optimizer.step();
    layer.to(DType.F64);
    layer.apply(Tensor.ones(DType.F64, 3, 2)).sum().backward();

    assertThatThrownBy(optimizer::step)
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("float64")
        .hasMessageContaining("exp_avg is float32")
        .hasMessageContaining("convert the layer first");
  }

  @Test
  void strict_clipping_refuses_what_is_not_finite_and_leaves_it() {
    Parameter p = start();
    p.tensor().mul(Tensor.of(new float[] {Float.NaN, 2})).sum().backward();

    assertThatThrownBy(() -> ClipNorm.of(1).strict().clip(List.of(p)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("NaN")
        .hasMessageContaining("strict()");
    assertThat(p.grad().toFloatArray()[1]).isEqualTo(2);
    assertThat(ClipNorm.of(1).clip(List.of(p))).isNaN();
  }

  @Test
  void norms_of_any_degree_are_those_of_all_elements_together() {
    double[] values = new double[5000];
    java.util.Arrays.setAll(values, i -> Math.sin(i) * 3);
    for (double degree : new double[] {1, 1.5, 2, 3, Double.POSITIVE_INFINITY}) {
      Parameter all = new Parameter(Tensor.zeros(DType.F64, 5000));
      Parameter head = new Parameter(Tensor.zeros(DType.F64, 40, 100));
      Parameter tail = new Parameter(Tensor.zeros(DType.F64, 1000));
      all.tensor().backward(Tensor.of(values));
      head.tensor().backward(Tensor.of(values).narrow(0, 0, 4000).reshape(40, 100));
      tail.tensor().backward(Tensor.of(values).narrow(0, 4000, 1000));
      double want = 0;
      for (double value : values) {
        want =
            Double.isInfinite(degree)
                ? Math.max(want, Math.abs(value))
                : want + Math.pow(Math.abs(value), degree);
      }
      want = Double.isInfinite(degree) ? want : Math.pow(want, 1 / degree);

      ClipNorm clip = new ClipNorm(1, degree);
      assertThat(clip.clip(List.of(head, tail)) / want).isCloseTo(1, within());
      assertThat(clip.clip(List.of(all)) / want).isCloseTo(1, within());
      assertThat(clip.clip(List.of(all))).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5));
    }
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-12);
  }

  private static Parameter start() {
    return new Parameter(Tensor.of(new float[] {4, 4}));
  }
}
