package dev.holdout.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.amp.GradScaler;
import dev.holdout.engine.data.DataLoader;
import dev.holdout.engine.data.Sampler;
import dev.holdout.engine.data.Subset;
import dev.holdout.engine.data.Windows;
import dev.holdout.engine.nn.Dropout;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Sequential;
import dev.holdout.engine.nn.Sigmoid;
import dev.holdout.engine.nn.Tanh;
import dev.holdout.engine.nn.loss.MeanSquared;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.optim.Lbfgs;
import dev.holdout.engine.optim.Sgd;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.watch.Watch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DoctorTest {

  private final Philox random = new Philox(3, 0);
  private final Tensor x = Tensor.randn(random, 64, 3);
  private final Tensor y = x.narrow(1, 0, 2).sum(1, true);
  private final MeanSquared loss = new MeanSquared();

  private static Sequential net(long seed) {
    Philox own = new Philox(seed, 0);
    return new Sequential(
        new Linear(3, 16, own), new Tanh(), new Dropout(0.1, seed), new Linear(16, 1, own));
  }

  private static Adam adam(Layer net) {
    return new Adam(net.parameters(), Adam.Config.of(0.01));
  }

  private void train(Layer net, Adam adam, int steps) {
    for (int i = 0; i < steps; i++) {
      adam.zeroGrad();
      loss.of(net.apply(x), y).backward();
      adam.step();
    }
  }

  private static void assertFound(Doctor doctor, Mistake... mistakes) {
    assertThat(doctor.findings())
        .as(doctor.report())
        .extracting(Diagnosis::mistake)
        .containsExactly(mistakes);
  }

  @Test
  void a_watched_training_gives_the_same_bytes() {
    Sequential alone = net(5);
    train(alone, adam(alone), 70);
    Sequential watched = net(5);
    Adam adam = adam(watched);
    try (var doctor = Doctor.watch(watched, adam)) {
      train(watched, adam, 70);
      assertFound(doctor);
    }
    alone
        .stateDict()
        .forEach((name, tensor) ->
            assertThat(watched.stateDict().get(name).toFloatArray())
                .as(name)
                .isEqualTo(tensor.toFloatArray()));
  }

  @Test
  void a_doctor_that_is_off_or_closed_listens_to_nothing() {
    Sequential net = net(5);
    Adam adam = adam(net);
    try (var doctor = Doctor.watch(DoctorSettings.off(), net, adam)) {
      assertThat(Watch.watched()).isFalse();
      loss.of(net.apply(x), y).backward();
      adam.step();
      assertThat(doctor.report()).isEqualTo("doctor: off");
    }
    Doctor doctor = Doctor.watch(net, adam);
    assertThat(Watch.watched()).isTrue();
    doctor.close();
    doctor.close();
    train(net, adam, 5);
    assertThat(Watch.watched()).isFalse();
    assertThat(doctor.report()).isEqualTo("doctor: nothing found in 0 steps");
  }

  @Test
  void its_own_share_of_the_time_is_what_the_stopwatch_says() {
    long[] clock = {0};
    Sequential net = net(5);
    Adam adam = adam(net);
    var settings = DoctorSettings.standard().stopwatch(() -> clock[0]++); // each look takes 1
    try (var doctor = Doctor.watch(settings, net, adam)) {
      clock[0] += 100;
      adam.step(); // 1 look of 1, between 2 of the clock
      assertThat(doctor.share().orElseThrow()).isCloseTo(1.0 / 103, within(1e-9));
      assertThat(doctor.report()).contains("1.0 % of the time its own");
    }
    assertThat(Doctor.watch(DoctorSettings.off(), net).share()).isEmpty();
  }

  @Test
  void findings_are_given_away_when_found_and_what_is_done_on_purpose_is_not_found() {
    Sequential net = net(5);
    List<Diagnosis> given = new ArrayList<>();
    var settings = DoctorSettings.standard().out(given::add);
    for (boolean meant : new boolean[] {false, true}) {
      given.clear();
      Adam adam = adam(net);
      var own = meant ? settings.without(Mistake.GRADIENTS_NOT_ZEROED) : settings;
      try (var _ = Doctor.watch(own, net, adam)) {
        for (int i = 0; i < 5; i++) {
          loss.of(net.apply(x), y).backward();
          adam.step();
        }
      }
      assertThat(given).hasSize(meant ? 0 : 1);
    }
  }

  @Test
  void settings_and_subjects_are_checked() {
    assertThatThrownBy(() -> DoctorSettings.standard().every(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("every is 0 steps")
        .hasMessageContaining("pass 1");
    assertThatThrownBy(() -> Doctor.watch(net(1), (Adam) null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("optimizer 0 is null");
    assertThat(Watch.watched()).isFalse();
  }

  @Test
  void a_step_without_backward_names_the_call_that_is_missing() {
    Sequential net = net(5);
    Adam adam = adam(net);
    try (var doctor = Doctor.watch(net, adam)) {
      for (int i = 0; i < 12; i++) {
        adam.zeroGrad();
        loss.of(net.apply(x), y).item();
        adam.step();
      }
      assertFound(doctor, Mistake.NO_GRADIENT);
      assertThat(doctor.findings().getFirst().remedy()).startsWith("loss.backward();");
    }
  }

  @Test
  void a_closure_that_never_zeroes_is_found_too() {
    Sequential net = new Sequential(new Linear(3, 1, random));
    Lbfgs lbfgs = new Lbfgs(net.parameters(), Lbfgs.Config.standard().withLr(0.01));
    try (var doctor = Doctor.watch(net, lbfgs)) {
      lbfgs.step(() -> {
        Tensor error = loss.of(net.apply(x), y);
        error.backward();
        return error;
      });
      assertFound(doctor, Mistake.GRADIENTS_NOT_ZEROED);
    }
  }

  @Test
  void a_scaler_that_only_scales_is_found() {
    Sequential net = net(5);
    Adam adam = adam(net);
    var scaler = new GradScaler();
    try (var doctor = Doctor.watch(net, adam)) {
      for (int i = 0; i < 20; i++) {
        adam.zeroGrad();
        scaler.scale(loss.of(net.apply(x), y)).backward();
        adam.step();
      }
      assertFound(doctor, Mistake.SCALER_NOT_UPDATED);
      assertThat(doctor.findings().getFirst().remedy()).startsWith("scaler.step(optimizer);");
    }
  }

  @Test
  void collected_outputs_are_told_from_collected_losses() {
    Sequential net = net(5);
    Adam adam = adam(net);
    List<Tensor> outputs = new ArrayList<>();
    try (var doctor = Doctor.watch(net, adam)) {
      for (int i = 0; i < 150; i++) {
        adam.zeroGrad();
        Tensor out = net.apply(x);
        loss.of(out, y).backward();
        adam.step();
        outputs.add(out);
        if (i == 100) {
          System.gc();
        }
      }
      assertFound(doctor, Mistake.GRAPH_KEPT);
      assertThat(doctor.findings().getFirst().remedy()).contains("output.detach()");
    }
  }

  /** A layer of one function. */
  private static Layer function(UnaryOperator<Tensor> function) {
    return new Layer() {
      @Override
      public Tensor forward(Tensor input) {
        return function.apply(input);
      }
    };
  }

  @Test
  void dead_units_of_a_function_are_seen_in_the_gradients_before_it() {
    Linear first = new Linear(3, 16, random);
    Autograd.noGrad(() -> first.bias().tensor().addInPlace(-100.0));
    Sequential net = new Sequential(first, function(Tensor::relu), new Linear(16, 1, random));
    Adam adam = adam(net);
    try (var doctor = Doctor.watch(net, adam)) {
      train(net, adam, 20);
      assertFound(doctor, Mistake.DEAD_UNITS);
      assertThat(doctor.findings().getFirst().what()).startsWith("0.weight: a share of 1.00");
    }
  }

  @Test
  void saturated_sigmoids_inside_a_net_are_dead() {
    Linear first = new Linear(3, 16, random);
    Autograd.noGrad(() -> first.bias().tensor().addInPlace(30.0));
    Sequential net = new Sequential(first, new Sigmoid(), new Linear(16, 1, random));
    Adam adam = adam(net);
    var settings = DoctorSettings.standard().without(Mistake.VANISHING); // which is so, too
    try (var doctor = Doctor.watch(settings, net, adam)) {
      train(net, adam, 20);
      assertFound(doctor, Mistake.DEAD_UNITS);
      assertThat(doctor.findings().getFirst().what()).contains("Sigmoid 1 of 16 units");
    }
  }

  @Test
  void a_loss_that_is_no_number_is_an_explosion_once() {
    Sequential net = net(5);
    Sgd sgd = new Sgd(net.parameters(), Sgd.Config.of(0.1));
    try (var doctor = Doctor.watch(net, sgd)) {
      for (int i = 0; i < 30; i++) {
        sgd.zeroGrad();
        loss.of(net.apply(x).mul(i < 20 ? 1.0 : Double.NaN), y).backward();
        sgd.step();
      }
      assertFound(doctor, Mistake.EXPLODING);
      assertThat(doctor.findings().getFirst().value()).isNaN();
    }
  }

  @Test
  void a_subset_in_another_order_shuffles_time() {
    Tensor table = Tensor.randn(random, 64, 3);
    var set = new Windows(table, 4, table.narrow(1, 0, 1));
    var mixed = new Subset<>(set, new Philox(1, 0).permutation(set.size()));
    var thinned = new Subset<>(set, IntStream.range(0, 20).map(i -> 3 * i).toArray());
    try (var doctor = Doctor.watch(net(5))) {
      for (var part : List.of(thinned, mixed)) {
        assertThat(doctor.findings()).isEmpty();
        DataLoader.of(part, Sampler.sequential(part, 8), samples -> samples).epoch(0);
      }
      assertFound(doctor, Mistake.TIME_SHUFFLED);
    }
  }

  @Test
  void an_array_that_is_filled_anew_is_copied_with_reason() {
    Sequential net = net(5);
    Adam adam = adam(net);
    float[] buffer = new float[512 * 3];
    try (var doctor = Doctor.watch(net, adam)) {
      for (int i = 0; i < 40; i++) {
        random.fillUniform(buffer, -1, 1);
        Tensor in = Tensor.of(buffer, 512, 3);
        adam.zeroGrad();
        loss.of(net.apply(in), in.narrow(1, 0, 1)).backward();
        adam.step();
      }
      assertFound(doctor);
    }
  }

  @Test
  void the_data_of_a_loop_without_a_loader_can_be_told() {
    try (var doctor = Doctor.watch(net(5))) {
      doctor.data(x, y);
      assertFound(doctor);
    }
    try (var doctor = Doctor.watch(net(5))) {
      int line = Plants.here() + 1;
      doctor.data(Tensor.cat(List.of(y, x), 1), y);
      assertFound(doctor, Mistake.TARGET_AMONG_FEATURES);
      Diagnosis finding = doctor.findings().getFirst();
      assertThat(finding.where()).isEqualTo("DoctorTest.java:" + line);
      assertThat(finding.what()).startsWith("feature 0 equals the target");
      assertThat(finding.remedy()).contains("x.narrow(-1, 1, 3)");
    }
  }

  @Test
  void every_mistake_has_words_of_its_own() {
    assertThat(Arrays.stream(Mistake.values()).map(Mistake::title)).doesNotHaveDuplicates();
  }
}
