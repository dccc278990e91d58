package dev.holdout.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.optim.RmsProp;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole trainings, every loss and every final parameter, against PyTorch's. */
class TorchTrainingTest {

  private static final String NEURAL_TRADER = "neural trader";

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64"})
  void the_neural_trader_trains_as_in_pytorch(DType dtype) throws Exception {
    int ran = 0;
    Map<String, Integer> notBuilt = new TreeMap<>();
    for (JsonNode golden : TorchCases.cases("training")) {
      String name = golden.get("name").asText();
      if (name.startsWith(NEURAL_TRADER)) {
        train(golden, dtype);
        ran++;
      } else {
        notBuilt.merge(name, 1, Integer::sum);
      }
    }
    TorchCases.table("training in " + dtype, ran, notBuilt);
    assertThat(ran).isEqualTo(3);
  }

  private static void train(JsonNode golden, DType dtype) throws Exception {
    JsonNode args = golden.get("args");
    JsonNode want = golden.get(dtype.torchName());
    JsonNode tolerance =
        dtype == DType.F32
            ? golden.get("tolerance")
            : new ObjectMapper().readTree("{\"rtol\": 1e-9, \"atol\": 1e-11}");
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    golden
        .get("params")
        .properties()
        .forEach(entry ->
            parameters.put(
                entry.getKey(),
                new Parameter(TorchCases.tensor(entry.getValue()).detach().to(dtype))));
    Optimizer<?> optimizer = optimizer(args, List.copyOf(parameters.values()));
    for (int step = 0; step < args.get("steps").asInt(); step++) {
      JsonNode batch = golden.get("batches").get(args.get("batch_of_step").get(step).asInt());
      Tensor x = TorchCases.tensor(batch.get(0)).to(dtype);
      Tensor returns = TorchCases.tensor(batch.get(1)).to(dtype);
      optimizer.zeroGrad();
      Tensor hidden = layer(parameters, "linear0", x).sigmoid();
      Tensor position = layer(parameters, "linear1", hidden).sigmoid().squeeze();
      Tensor loss = position.mul(returns).mean().neg();
      TorchCases.compare(
          "%s: loss of step %d".formatted(golden.get("name"), step),
          loss.item(),
          TorchCases.number(want.get("losses").get(step)),
          tolerance);
      loss.backward();
      optimizer.step();
    }
    parameters.forEach((name, parameter) ->
        TorchCases.compare(name, parameter.tensor(), want.get("final").get(name), tolerance));
  }

  private static Tensor layer(Map<String, Parameter> parameters, String name, Tensor x) {
    return x.linear(
        parameters.get(name + ".weight").tensor(), parameters.get(name + ".bias").tensor());
  }

  private static Optimizer<?> optimizer(JsonNode args, List<Parameter> parameters) {
    JsonNode config = args.get("config");
    double lr = config.get("lr").asDouble();
    return switch (args.get("optimizer").asText()) {
      case "RMSprop" ->
          new RmsProp(
              parameters,
              new RmsProp.Config(
                  lr,
                  config.get("alpha").asDouble(),
                  config.get("eps").asDouble(),
                  config.get("weight_decay").asDouble(),
                  config.get("momentum").asDouble(),
                  config.get("centered").asBoolean(),
                  config.get("maximize").asBoolean()));
      case "Adam" -> new Adam(parameters, Adam.Config.of(lr));
      default ->
          throw new AssertionError("optimizer " + args.get("optimizer") + " is unknown here");
    };
  }
}
