package dev.holdout.strategies.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.marketdata.BadInput.Fault;
import dev.holdout.reports.run.DocumentText;
import dev.holdout.reports.run.Results;
import java.io.UncheckedIOException;
import java.util.List;

/** The one document that {@code --json} prints. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** An empty document with its schema number. */
  static ObjectNode document() {
    return MAPPER.createObjectNode().put("schema", Results.SCHEMA);
  }

  /** An object within a document. */
  static ObjectNode empty() {
    return MAPPER.createObjectNode();
  }

  static ObjectNode read(String text) {
    try {
      return (ObjectNode) MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(JsonNode document) {
    return DocumentText.of(document);
  }

  /** {@code error} is the first fault; {@code errors} are all, when there are several. */
  static String errors(List<Fault> faults) {
    ObjectNode document = document();
    document.set("error", node(faults.getFirst()));
    if (faults.size() > 1) {
      ArrayNode all = document.putArray("errors");
      faults.forEach(fault -> all.add(node(fault)));
    }
    return text(document);
  }

  private static ObjectNode node(Fault fault) {
    return MAPPER
        .createObjectNode()
        .put("value", fault.value())
        .put("place", fault.place())
        .put("remedy", fault.remedy());
  }
}
