package dev.holdout.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case of every file recorded from PyTorch: values, gradients, views, refusals, programs,
 * layers, optimisers and whole trainings. A case is told by its operation alone, so any file in the
 * format of the reference can be given.
 */
class TorchReferenceTest {

  /** Operations whose cases have a form of their own; all others are a call of {@link TorchOps}. */
  private static final Map<String, Consumer<JsonNode>> FORMS =
      Map.of(
          "type_table",
          TypeTables::run,
          "program",
          TorchProgram::run,
          "module",
          TorchModules::module,
          "module_steps",
          TorchModules::steps,
          "init",
          TorchInits::run,
          "optimizer",
          TorchOptimizers::path,
          "scheduler",
          TorchSchedulers::rates,
          "training",
          TorchTrainings::train,
          "safetensors",
          TorchSafetensors::run,
          "grad_scaler",
          TorchScaler::path);

  static List<Path> files() {
    return TorchCases.files();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void every_case_agrees_with_pytorch(Path file) {
    int passed = 0;
    List<String> failures = new ArrayList<>();
    for (JsonNode golden : TorchCases.cases(file)) {
      try {
        run(FORMS.getOrDefault(golden.get("op").asText(), TorchReferenceTest::call), golden);
        passed++;
      } catch (AssertionError | RuntimeException e) {
        failures.add(golden.get("name").asText() + ": " + e);
      }
    }
    String family = file.getFileName().toString().replace(".json", "");
    TorchCases.table(family, passed, failures.size());
    assertThat(failures).as("cases of %s that differ", family).isEmpty();
    assertThat(passed).as("cases of %s", family).isPositive();
  }

  /** A case of an error must be refused by the engine, with what PyTorch's message mentions. */
  private static void run(Consumer<JsonNode> form, JsonNode golden) {
    boolean program = golden.get("op").asText().equals("program"); // says which step is refused
    if (!golden.has("error") || program) {
      form.accept(golden);
      return;
    }
    Throwable thrown = null;
    try {
      form.accept(golden);
    } catch (NullPointerException e) {
      throw e; // a refusal is never one
    } catch (RuntimeException e) {
      thrown = e;
    }
    TorchCases.compareError("message", thrown, golden.get("error"));
  }

  private static void call(JsonNode golden) {
    TorchOps.Several call = TorchOps.named(golden.get("op").asText());
    if (call == null) {
      throw new AssertionError("the operation %s is not known".formatted(golden.get("op")));
    }
    List<Tensor> in = new ArrayList<>();
    golden.get("inputs").forEach(json -> in.add(TorchCases.tensor(json)));
    List<Tensor> out = call.on(in, golden.get("args"));
    if (!golden.has("error")) {
      check(golden, in, out);
    }
  }

  private static void check(JsonNode golden, List<Tensor> in, List<Tensor> out) {
    JsonNode tolerance = golden.get("tolerance");
    List<JsonNode> wanted = oneOrMany(golden, "output");
    assertThat(out).as("number of outputs").hasSameSizeAs(wanted);
    List<JsonNode> views = oneOrMany(golden, "view");
    for (int i = 0; i < out.size(); i++) {
      TorchCases.compare("output " + i, out.get(i), wanted.get(i), tolerance);
      if (!views.isEmpty() && !views.get(i).isNull()) {
        checkView(out.get(i), in, views.get(i));
      }
    }
    if (!golden.has("grads")) {
      assertThat(out.stream().anyMatch(Tensor::requiresGrad)).as("requires a gradient").isFalse();
      return;
    }
    List<JsonNode> vectors = oneOrMany(golden, "grad_output");
    for (int i = 0; i < vectors.size(); i++) {
      if (!vectors.get(i).isNull()) {
        out.get(i).backward(TorchCases.tensor(vectors.get(i)), true);
      }
    }
    for (int i = 0; i < in.size(); i++) {
      if (in.get(i) != null) {
        TorchCases.compare(
            "gradient " + i, in.get(i).grad(), golden.get("grads").get(i), tolerance);
      }
    }
  }

  private static void checkView(Tensor out, List<Tensor> in, JsonNode facts) {
    TorchCases.compareView("view", out, facts);
    boolean shares =
        in.stream()
            .anyMatch(tensor -> tensor != null && tensor.data().storage() == out.data().storage());
    assertThat(shares).as("shares storage").isEqualTo(facts.get("shares_storage").asBoolean());
  }

  /** What stands under a name, or in the list under its plural; empty where neither is there. */
  private static List<JsonNode> oneOrMany(JsonNode golden, String name) {
    List<JsonNode> found = new ArrayList<>();
    if (golden.has(name)) {
      found.add(golden.get(name));
    } else {
      golden.path(name + "s").forEach(found::add);
    }
    return found;
  }
}
