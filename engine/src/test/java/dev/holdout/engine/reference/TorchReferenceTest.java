package dev.holdout.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Values, gradients, views and refusals against those recorded from PyTorch. */
class TorchReferenceTest {

  private static final List<String> BUILT =
      List.of(
          "pointwise",
          "broadcasting",
          "creation_dtype",
          "reductions",
          "matmul",
          "views_indexing",
          "autograd");

  @ParameterizedTest(name = "{0}")
  @FieldSource("BUILT")
  void every_case_of_a_built_operation_agrees_with_pytorch(String family) {
    int ran = 0;
    Map<String, Integer> skipped = new TreeMap<>();
    List<String> failures = new ArrayList<>();
    for (JsonNode golden : TorchCases.cases(family)) {
      Optional<String> reason = NotBuilt.reason(golden);
      if (reason.isPresent()) {
        skipped.merge(reason.get(), 1, Integer::sum);
        continue;
      }
      ran++;
      try {
        run(golden);
      } catch (AssertionError | RuntimeException e) {
        failures.add(golden.get("name").asText() + ": " + e);
      }
    }
    TorchCases.table(family, ran, skipped);
    assertThat(failures).as("cases of %s that differ", family).isEmpty();
    assertThat(ran).isGreaterThan(5);
  }

  @Test
  void every_family_of_the_reference_has_an_owner() {
    List<String> families = new ArrayList<>(TorchCases.families());
    families.removeAll(NotBuilt.ELSEWHERE);
    for (String family : NotBuilt.FAMILIES) {
      Map<String, Integer> notBuilt = new TreeMap<>();
      for (JsonNode golden : TorchCases.cases(family)) {
        String op = golden.get("op").asText();
        notBuilt.merge(golden.path("args").path("module").asText(op), 1, Integer::sum);
      }
      TorchCases.table(family, 0, notBuilt);
    }
    families.removeAll(NotBuilt.FAMILIES);
    assertThat(families).containsExactlyInAnyOrderElementsOf(BUILT);
  }

  private static void run(JsonNode golden) {
    if (golden.get("op").asText().equals("program")) {
      TorchProgram.run(golden);
      return;
    }
    TorchOps.Call call = TorchOps.all().get(golden.get("op").asText());
    if (call == null) {
      throw new AssertionError(
          "the operation %s is neither built nor listed as not built".formatted(golden.get("op")));
    }
    List<Tensor> in = new ArrayList<>();
    golden.get("inputs").forEach(json -> in.add(TorchCases.tensor(json)));
    if (golden.has("error")) {
      Throwable thrown = null;
      try {
        call.on(in, golden.get("args"));
      } catch (RuntimeException e) {
        thrown = e;
      }
      TorchCases.compareError("message", thrown, golden.get("error"));
      return;
    }
    check(golden, in, call.on(in, golden.get("args")));
  }

  private static void check(JsonNode golden, List<Tensor> in, Tensor out) {
    JsonNode tolerance = golden.get("tolerance");
    TorchCases.compare("output", out, golden.get("output"), tolerance);
    if (golden.has("view")) {
      TorchCases.compareView("view", out, golden.get("view"));
      boolean shares =
          in.stream().anyMatch(tensor -> tensor.data().storage() == out.data().storage());
      assertThat(shares)
          .as("shares storage")
          .isEqualTo(golden.get("view").get("shares_storage").asBoolean());
    }
    if (!golden.has("grads")) {
      assertThat(out.requiresGrad()).as("requires a gradient").isFalse();
      return;
    }
    out.backward(TorchCases.tensor(golden.get("grad_output")));
    for (int i = 0; i < in.size(); i++) {
      if (in.get(i) != null) {
        TorchCases.compare(
            "gradient " + i, in.get(i).grad(), golden.get("grads").get(i), tolerance);
      }
    }
  }
}
