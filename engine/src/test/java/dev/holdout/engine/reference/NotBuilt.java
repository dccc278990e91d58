package dev.holdout.engine.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one table of what PyTorch's reference files ask for and the engine does not have yet. What
 * stands neither here nor in {@link TorchOps} fails. Strike a name when it is built.
 */
final class NotBuilt {

  private static final Set<String> OPS = names("checkpoint"); // waiting for the issue on training

  private NotBuilt() {}

  /** Why a case cannot run yet, or empty where it must. */
  static Optional<String> reason(JsonNode golden) {
    String op = golden.get("op").asText();
    if (op.equals("program")) {
      for (JsonNode step : golden.get("args").get("steps")) {
        String name = step.get("op").asText();
        if (OPS.contains(name)) {
          return Optional.of(name);
        }
      }
    } else if (OPS.contains(op)) {
      return Optional.of(op);
    }
    String module = golden.path("args").path("module").asText();
    if (OPS.contains(module)) {
      return Optional.of(module);
    }
    for (JsonNode layer : golden.path("args").path("config").path("layers")) {
      if (OPS.contains(layer.path("module").asText())) {
        return Optional.of(layer.get("module").asText());
      }
    }
    for (JsonNode layer : golden.path("args").path("layers")) {
      if (OPS.contains(layer.path("module").asText())) {
        return Optional.of(layer.get("module").asText());
      }
    }
    String of = golden.path("args").path("of").asText();
    if (OPS.contains(of)) {
      return Optional.of("type_table of " + of);
    }
    return Optional.empty();
  }

  private static Set<String> names(String list) {
    return Arrays.stream(list.split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }
}
