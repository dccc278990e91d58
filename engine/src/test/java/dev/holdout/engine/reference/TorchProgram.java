package dev.holdout.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the reference's small programs: steps over named tensors, with gradients between them. */
final class TorchProgram {

  private final Map<String, Tensor> names = new HashMap<>();

  private TorchProgram() {}

  static void run(JsonNode golden) {
    TorchProgram program = new TorchProgram();
    int input = 0;
    for (JsonNode json : golden.get("inputs")) {
      program.names.put("x" + input++, TorchCases.tensor(json));
    }
    int number = 0;
    for (JsonNode step : golden.get("args").get("steps")) {
      boolean mustFail = golden.has("error") && golden.get("error").get("step").asInt() == number++;
      try (var _ = Autograd.recording(!step.path("no_grad").asBoolean() && Autograd.recording())) {
        program.step(step);
      } catch (RuntimeException e) {
        if (mustFail) {
          TorchCases.compareError("message", e, golden.get("error"));
          return;
        }
        throw e;
      }
      assertThat(mustFail).as("step %s must be refused", step).isFalse();
    }
    program.check(golden);
  }

  private void step(JsonNode step) {
    List<Tensor> in = new ArrayList<>();
    step.get("in").forEach(name -> in.add(names.get(name.asText())));
    JsonNode args = step.get("args");
    List<String> out = new ArrayList<>();
    step.get("out").forEach(name -> out.add(name.asText()));
    switch (step.get("op").asText()) {
      case "backward" -> backward(in, args);
      case "grad" -> grad(in, args, out);
      case "grad_of" -> names.put(out.getFirst(), in.getFirst().grad());
      case "zero_grad" -> in.forEach(tensor -> zero(tensor, args));
      case "requires_grad_" -> in.getFirst().requiresGrad(args.get("value").asBoolean());
      default -> {
        TorchOps.Several call = TorchOps.named(step.get("op").asText());
        assertThat(call).as("step %s is neither built nor listed", step.get("op")).isNotNull();
        List<Tensor> got = call.on(in, args);
        for (int i = 0; i < out.size(); i++) {
          names.put(out.get(i), got.get(i));
        }
      }
    }
  }

  private static void backward(List<Tensor> in, JsonNode args) {
    Tensor vector = in.size() > 1 ? in.get(1) : null;
    in.getFirst()
        .backward(
            vector, args.get("retain_graph").asBoolean(), args.get("create_graph").asBoolean());
  }

  private void grad(List<Tensor> in, JsonNode args, List<String> out) {
    int outputs = args.get("n_outputs").asInt();
    int inputs = args.get("n_inputs").asInt();
    List<Tensor> vectors = in.subList(outputs + inputs, in.size());
    Tensor output = in.getFirst();
    Tensor vector = vectors.isEmpty() ? null : vectors.getFirst();
    if (outputs > 1) {
      // The gradients of several outputs add up: those of one sum of products.
      output = Tensor.zeros(output.dtype());
      for (int i = 0; i < outputs; i++) {
        output = output.add(in.get(i).mul(vectors.get(i)).sum());
      }
      vector = null;
    }
    List<Tensor> got =
        Autograd.gradients(
            output,
            in.subList(outputs, outputs + inputs),
            vector,
            args.get("create_graph").asBoolean(),
            args.get("allow_unused").asBoolean());
    for (int i = 0; i < inputs; i++) {
      names.put(out.get(i), got.get(i));
    }
  }

  private static void zero(Tensor tensor, JsonNode args) {
    if (args.get("set_to_none").asBoolean()) {
      tensor.zeroGrad();
    } else {
      tensor.grad().fill(0);
    }
  }

  private void check(JsonNode golden) {
    golden
        .get("results")
        .properties()
        .forEach(entry ->
            TorchCases.compare(
                entry.getKey(),
                names.get(entry.getKey()),
                entry.getValue(),
                golden.get("tolerance")));
    golden.get("facts").properties().forEach(entry -> fact(entry.getKey(), entry.getValue()));
  }

  private void fact(String name, JsonNode facts) {
    Tensor tensor = names.get(name);
    assertThat(tensor.shape()).as(name).isEqualTo(TorchCases.integers(facts.get("shape")));
    TorchCases.compareView(name, tensor, facts);
    assertThat(tensor.requiresGrad()).as(name).isEqualTo(facts.get("requires_grad").asBoolean());
    assertThat(tensor.isLeaf()).as(name).isEqualTo(facts.get("is_leaf").asBoolean());
  }
}
