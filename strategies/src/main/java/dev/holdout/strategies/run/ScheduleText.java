package dev.holdout.strategies.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.features.scale.Fitted;
import dev.holdout.features.scale.FittedState;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.content.ContentHash;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.models.FrozenPolicy;
import dev.holdout.models.PositionRule;
import dev.holdout.models.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code schedule.json}. Figures are texts as {@link Double#toString} gives them, which read back
 * to the same bits, infinity included.
 */
final class ScheduleText {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String AGAIN = "run the study again; the file was changed or cut";

  private ScheduleText() {}

  /** Of the document without its own hash. */
  static String hash(ObjectNode document) {
    ObjectNode rest = document.deepCopy();
    rest.remove("hash");
    return new ContentHash().text(rest.toString()).hex();
  }

  static ObjectNode transform(FittedState state, String contentHash) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("kind", state.kind());
    node.put("transform", state.transform());
    ArrayNode columns = node.putArray("columns");
    state.columns().forEach(columns::add);
    ObjectNode learned = node.putObject("learned");
    state.learned().keySet().stream()
        .sorted()
        .forEach(name -> {
          ArrayNode figures = learned.putArray(name);
          for (double figure : state.learned().get(name)) {
            figures.add(Double.toString(figure));
          }
        });
    node.put("contentHash", contentHash);
    return node;
  }

  static ObjectNode read(Path file, int newest) {
    JsonNode document;
    try {
      document = MAPPER.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new BadInput("not JSON: " + e.getOriginalMessage(), file.toString(), AGAIN);
    } catch (IOException e) {
      throw new BadInput(
          "the run holds no policies: " + file.getFileName() + " cannot be read",
          file.toString(),
          "run the study again with this version");
    }
    int schema = document.path("schema").asInt(0);
    if (schema > newest) {
      throw new BadInput(
          "schema is " + schema + ", newer than " + newest + ", the newest known here",
          file.toString(),
          "read it with the version of Holdout that made it");
    }
    if (schema < 1 || !(document instanceof ObjectNode whole)) {
      throw new BadInput("no schema is stated", file.toString(), AGAIN);
    }
    if (!hash(whole).equals(whole.path("hash").asText())) {
      throw new BadInput(
          "the schedule's own hash is " + whole.path("hash") + ", but its content has another",
          file.toString(),
          AGAIN);
    }
    return whole;
  }

  static PolicyStrategy.InForce inForce(JsonNode span, Path folder, Provenance expected) {
    String file = folder.resolve(SavedSchedule.SCHEDULE).toString();
    try {
      List<Fitted> fitted = new ArrayList<>();
      for (JsonNode node : span.path("transforms")) {
        fitted.add(fitted(node, file));
      }
      List<PositionRule> rules = new ArrayList<>();
      for (JsonNode node : span.path("policies")) {
        rules.add(policy(node, folder, expected));
      }
      return new PolicyStrategy.InForce(
          span.path("fold").asInt(),
          Nanos.of(Instant.parse(span.path("from").asText())),
          Nanos.of(Instant.parse(span.path("to").asText())),
          span.path("lag").asInt(),
          List.copyOf(fitted),
          List.copyOf(rules));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw new BadInput(e.getMessage(), file, AGAIN);
    }
  }

  private static Fitted fitted(JsonNode node, String file) {
    if (node.has("notStored")) {
      throw new BadInput(
          "the transform " + node.path("notStored").asText() + " has no form that can be stored",
          file,
          "let its Fitted give a state()");
    }
    List<String> columns = new ArrayList<>();
    node.path("columns").forEach(column -> columns.add(column.asText()));
    Map<String, double[]> learned = new LinkedHashMap<>();
    node.path("learned")
        .properties()
        .forEach(entry -> {
          double[] figures = new double[entry.getValue().size()];
          for (int i = 0; i < figures.length; i++) {
            figures[i] = Double.parseDouble(entry.getValue().get(i).asText());
          }
          learned.put(entry.getKey(), figures);
        });
    Fitted fitted =
        new FittedState(
                node.path("kind").asText(), node.path("transform").asText(), columns, learned)
            .restore();
    if (!fitted.contentHash().equals(node.path("contentHash").asText())) {
      throw new BadInput(
          node.path("transform").asText() + " is not what was fitted: its hash differs",
          file,
          AGAIN);
    }
    return fitted;
  }

  private static PositionRule policy(JsonNode node, Path folder, Provenance expected) {
    Path file = folder.resolve(node.path("file").asText());
    try {
      String hash = new ContentHash().bytes(Files.readAllBytes(file)).hex();
      if (!hash.equals(node.path("hash").asText())) {
        throw new BadInput(
            "the policy's bytes are not those that the schedule names",
            file.toString(),
            "run the study again; the file was changed or cut");
      }
    } catch (IOException e) {
      throw new BadInput(
          "the policy cannot be read: " + e.getClass().getSimpleName(),
          file.toString(),
          "run the study again, or pass the folder of a whole run");
    }
    return FrozenPolicy.open(file, expected);
  }
}
