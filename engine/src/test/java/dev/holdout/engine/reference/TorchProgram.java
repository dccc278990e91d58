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
  private int inputs;

  private TorchProgram() {}

  static void run(JsonNode golden) {
    TorchProgram program = new TorchProgram();
    for (JsonNode json : golden.get("inputs")) {
      program.names.put("x" + program.inputs++, TorchCases.tensor(json));
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
      case "checkpoint" -> {
        List<Tensor> got = Autograd.checkpoint(given -> inner(given, args), in);
        for (int i = 0; i < out.size(); i++) {
          names.put(out.get(i), got.get(i));
        }
      }
      case "zero_grad" -> in.forEach(tensor -> zero(tensor, args));
      default -> {
        TorchOps.Several call = TorchOps.named(step.get("op").asText());
        assertThat(call).as("step %s is not known", step.get("op")).isNotNull();
        List<Tensor> got = call.on(in, args);
        for (int i = 0; i < out.size(); i++) {
          names.put(out.get(i), got.get(i));
        }
      }
    }
  }

  /** A checkpoint's steps, over c0, c1, …; its result is one name or a list of them. */
  private static List<Tensor> inner(List<Tensor> given, JsonNode args) {
    TorchProgram program = new TorchProgram();
    for (int i = 0; i < given.size(); i++) {
      program.names.put("c" + i, given.get(i));
    }
    for (JsonNode step : args.get("steps")) {
      try (var _ = Autograd.recording(!step.path("no_grad").asBoolean() && Autograd.recording())) {
        program.step(step);
      }
    }
    List<Tensor> results = new ArrayList<>();
    if (args.get("result").isArray()) {
      args.get("result").forEach(name -> results.add(program.names.get(name.asText())));
    } else {
      results.add(program.names.get(args.get("result").asText()));
    }
    return results;
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
    List<Tensor> got =
        Autograd.grad(
            in.subList(0, outputs),
            in.subList(outputs, outputs + inputs),
            vectors.isEmpty() ? null : vectors,
            args.get("retain_graph").asBoolean(),
            args.get("create_graph").asBoolean(),
            args.get("allow_unused").asBoolean());
    for (int i = 0; i < inputs; i++) {
      names.put(out.get(i), got.get(i));
    }
  }

  private static void zero(Tensor tensor, JsonNode args) {
    tensor.zeroGrad(args.get("set_to_none").asBoolean());
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
    List<String> sharing = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      if (names.get("x" + i).data().storage() == tensor.data().storage()) {
        sharing.add("x" + i);
      }
    }
    List<String> wanted = new ArrayList<>();
    facts.get("shares_storage_with").forEach(input -> wanted.add(input.asText()));
    assertThat(sharing).as("%s: shares storage with", name).isEqualTo(wanted);
    assertThat(tensor.requiresGrad()).as(name).isEqualTo(facts.get("requires_grad").asBoolean());
    assertThat(tensor.isLeaf()).as(name).isEqualTo(facts.get("is_leaf").asBoolean());
  }
}
