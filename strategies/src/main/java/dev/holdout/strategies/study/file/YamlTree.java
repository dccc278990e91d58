package dev.holdout.strategies.study.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.holdout.marketdata.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** YAML text as {@link Node}s. One document, plain values, no anchors: a study is data only. */
final class YamlTree {

  private final YAMLParser parser;
  private final String source;
  private final Mark fixed;

  private YamlTree(YAMLParser parser, String source, Mark fixed) {
    this.parser = parser;
    this.source = source;
    this.fixed = fixed;
  }

  /**
   * @param source the file's name, for messages
   * @throws BadInput when the text is no YAML, empty, or more than one document
   */
  static Node parse(String text, String source) {
    return read(text, source, null);
  }

  /** The value of a flag: one place for all of it. */
  static Node value(String text, Mark flag) {
    return text.isBlank() ? new Node.Scalar("", flag) : read(text, flag.source(), flag);
  }

  private static Node read(String text, String source, Mark fixed) {
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      var tree = new YamlTree(parser, source, fixed);
      if (parser.nextToken() == null) {
        throw new BadInput("the file is empty", source, "copy a shipped study and change it");
      }
      Node root = tree.node();
      if (parser.nextToken() != null) {
        throw new BadInput(
            "a second document begins; a file holds one study",
            tree.mark().text(),
            "put it in a file of its own");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw notYaml(e, source, fixed);
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot be read", e);
    }
  }

  private static BadInput notYaml(JsonProcessingException e, String source, Mark fixed) {
    JsonLocation at = e.getLocation();
    Mark mark =
        fixed != null || at == null
            ? Mark.flag(source)
            : new Mark(source, at.getLineNr(), at.getColumnNr());
    String said = e.getOriginalMessage().lines().findFirst().orElse("no reason given");
    return new BadInput(
        "this is not YAML: " + said,
        mark.text(),
        "one `key: value` a line, groups indented by two blanks, sentences in double quotes");
  }

  private Node node() throws IOException {
    refuseAnchors();
    Mark mark = mark();
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(mark);
      case START_ARRAY -> sequence(mark);
      case VALUE_NULL -> new Node.Scalar("", mark);
      default -> new Node.Scalar(parser.getText(), mark);
    };
  }

  private Node mapping(Mark mark) throws IOException {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Mark key = mark();
      String name = parser.currentName();
      parser.nextToken();
      Node.Entry before = entries.put(name, new Node.Entry(key, node()));
      if (before != null) {
        throw new BadInput(
            name + " is stated twice, first at " + before.key().text(),
            key.text(),
            "keep one of the two");
      }
    }
    return new Node.Mapping(entries, mark);
  }

  private Node sequence(Mark mark) throws IOException {
    var items = new ArrayList<Node>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node());
    }
    return new Node.Sequence(items, mark);
  }

  /** An alias would make one line of a study mean two things. */
  private void refuseAnchors() throws IOException {
    if (parser.isCurrentAlias() || parser.getObjectId() != null) {
      throw new BadInput(
          "anchors and aliases (& and *) are not read in a study",
          mark().text(),
          "write the value out");
    }
  }

  private Mark mark() {
    if (fixed != null) {
      return fixed;
    }
    JsonLocation at = parser.currentTokenLocation();
    return new Mark(source, at.getLineNr(), at.getColumnNr());
  }
}
