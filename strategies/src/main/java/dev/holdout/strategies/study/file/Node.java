package dev.holdout.strategies.study.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of YAML with the place it was written at. */
sealed interface Node permits Node.Scalar, Node.Mapping, Node.Sequence {

  Mark mark();

  /** What it is, for a message: {@code a list}. */
  String kind();

  /**
   * @param text as written, without quotes
   */
  record Scalar(String text, Mark mark) implements Node {
    @Override
    public String kind() {
      return "\"" + text + "\"";
    }
  }

  record Sequence(List<Node> items, Mark mark) implements Node {
    @Override
    public String kind() {
      return "a list";
    }
  }

  record Mapping(Map<String, Entry> entries, Mark mark) implements Node {
    public Mapping {
      entries = new LinkedHashMap<>(entries);
    }

    @Override
    public String kind() {
      return "a group of keys";
    }
  }

  /**
   * @param key where the key is written
   */
  record Entry(Mark key, Node value) {

    /** The value's place when it is a single one, else its key's. */
    Mark mark() {
      return value instanceof Scalar ? value.mark() : key;
    }
  }

  /** The place of a dotted path, {@code folds.spans.0.test}; of its nearest parent if missing. */
  static Mark find(Node root, String path) {
    Mark found = root.mark();
    Node at = root;
    for (String step : path.split("\\.")) {
      switch (at) {
        case Mapping mapping -> {
          Entry entry = mapping.entries().get(step);
          if (entry == null) {
            return found;
          }
          found = entry.mark();
          at = entry.value();
        }
        case Sequence list -> {
          int index = step.matches("\\d{1,6}") ? Integer.parseInt(step) : list.items().size();
          if (index >= list.items().size()) {
            return found;
          }
          at = list.items().get(index);
          found = at.mark();
        }
        case Scalar single -> {
          return found;
        }
      }
    }
    return found;
  }
}
