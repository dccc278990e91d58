package dev.holdout.engine.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Arguments by PyTorch's names; what is not given has PyTorch's default. It knows which were read,
 * so that none is passed over in silence.
 */
final class TorchConfig {

  /** How PyTorch computes, not what: any value gives the same numbers. */
  private static final Set<String> OF_SPEED =
      Set.of("foreach", "fused", "capturable", "enable_nested_tensor", "mask_check");

  /** Arguments the engine has no counterpart of, with the one value that means "not used". */
  private static final Map<String, String> UNUSED =
      Map.ofEntries(
          Map.entry("device", "null"),
          Map.entry("dtype", "null"),
          Map.entry("inplace", "false"),
          Map.entry("sparse", "false"),
          Map.entry("differentiable", "false"),
          Map.entry("last_epoch", "-1"));

  private final JsonNode json;
  private final Set<String> read = new HashSet<>();

  /**
   * @param json the arguments, or null for none
   */
  TorchConfig(JsonNode json) {
    this.json = json;
  }

  private JsonNode get(String name) {
    read.add(name);
    return json == null ? MissingNode.getInstance() : json.path(name);
  }

  /** Fails where an argument was not read and asks for something. */
  void requireAllRead(String owner) {
    if (json == null) {
      return;
    }
    json.properties()
        .forEach(entry -> {
          String name = entry.getKey();
          boolean idle = entry.getValue().toString().equals(UNUSED.get(name));
          if (!read.contains(name) && !OF_SPEED.contains(name) && !idle) {
            throw new AssertionError(
                "%s: the engine has no argument %s, but it is %s"
                    .formatted(owner, name, entry.getValue()));
          }
        });
  }

  /** Whether it is given and not null. */
  boolean has(String name) {
    return !get(name).isMissingNode() && !get(name).isNull();
  }

  JsonNode node(String name) {
    return get(name);
  }

  int integer(String name) {
    if (!has(name)) {
      throw new AssertionError("the config %s has no %s".formatted(json, name));
    }
    return get(name).isArray() ? get(name).get(0).intValue() : get(name).intValue();
  }

  int integer(String name, int otherwise) {
    return has(name) ? integer(name) : otherwise;
  }

  double number(String name, double otherwise) {
    return has(name) ? TorchCases.number(get(name)) : otherwise;
  }

  boolean flag(String name, boolean otherwise) {
    return has(name) ? get(name).asBoolean() : otherwise;
  }

  String text(String name, String otherwise) {
    return has(name) ? get(name).asText() : otherwise;
  }

  /**
   * Whether a text that has two values is the second; what is not given is the first.
   *
   * @throws IllegalArgumentException for a third, which the engine has no way to ask for
   */
  boolean choice(String name, String first, String second) {
    String given = text(name, first);
    if (!given.equals(first) && !given.equals(second)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be %s or %s".formatted(name, given, first, second));
    }
    return given.equals(second);
  }

  /** A list, or one number for each of {@code count} dimensions. */
  int[] integers(String name, int count, int otherwise) {
    int[] result = new int[count];
    Arrays.fill(result, otherwise);
    if (has(name) && get(name).isArray()) {
      return TorchCases.integers(get(name));
    }
    if (has(name)) {
      Arrays.fill(result, integer(name));
    }
    return result;
  }
}
