package dev.holdout.engine.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;

/**
 * A module's constructor arguments by PyTorch's names; what is not given has PyTorch's default.
 *
 * @param json the arguments
 */
record TorchConfig(JsonNode json) {

  private JsonNode get(String name) {
    return json == null ? MissingNode.getInstance() : json.path(name);
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
