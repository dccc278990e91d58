package dev.holdout.engine.optim;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.StateException;
import dev.holdout.engine.optim.schedule.CosineLr;
import dev.holdout.engine.optim.schedule.CosineWarmRestarts;
import dev.holdout.engine.optim.schedule.LinearLr;
import dev.holdout.engine.optim.schedule.StepLr;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The wording of refusals: the class, the argument, its value, types as people know them. */
class MessagesTest {

  private static final Linear NET = new Linear(2, 1, new Philox(1, 0));

  private static Sgd sgd() {
    return new Sgd(NET.parameters(), Sgd.Config.of(0.1, 0.9));
  }

  @Test
  void schedules_name_the_argument_and_its_whole_number() {
    assertThatThrownBy(() -> new StepLr(sgd(), 0, 0.5))
        .hasMessage(
            "StepLr: stepSize is 0; pass a value of 1 or more epochs (step_size in PyTorch)");
    assertThatThrownBy(() -> new CosineLr(sgd(), -2, 0))
        .hasMessageContaining("CosineLr: epochs is -2;")
        .hasMessageContaining("1 or more")
        .hasMessageContaining("T_max");
    assertThatThrownBy(() -> new CosineWarmRestarts(sgd(), 0, 1, 0))
        .hasMessageContaining("CosineWarmRestarts: first is 0;");
    assertThatThrownBy(() -> new LinearLr(sgd(), 0.5, 1, 0))
        .hasMessageContaining("LinearLr: epochs is 0;");
    assertThatThrownBy(() -> new LinearLr(sgd(), 1.5, 1, 3)).hasMessageContaining("start is 1.5;");
  }

  @Test
  void states_of_another_type_are_told_by_the_class_and_the_type_people_know() {
    Tensor wide = Tensor.zeros(DType.F64, 1, 2);
    assertThatThrownBy(() -> sgd().loadStateDict(Map.of("0.momentum_buffer", wide)))
        .isInstanceOf(StateException.class)
        .hasMessageStartingWith("Sgd: the state's 0.momentum_buffer is float64 [1, 2]")
        .hasMessageContaining("its parameter is float32 [1, 2]");
    WeightAverage average = WeightAverage.equal(NET);
    Map<String, Tensor> state = average.stateDict();
    state.put("weight", wide);
    assertThatThrownBy(() -> average.loadStateDict(state))
        .hasMessageStartingWith("weight average: the state's weight is float64 [1, 2]");
    assertThatThrownBy(() -> new Adam(List.of(), Adam.Config.standard()))
        .hasMessageStartingWith("Adam: no parameters");
    assertThatThrownBy(() -> sgd().lr(2)).hasMessageContaining("Sgd: group 2 of 1");
  }
}
