package dev.holdout.strategies.study.file;

import dev.holdout.marketdata.BadInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** {@code --set folds.train=3d}: values put in place of the file's, checked like the file's. */
final class Overrides {

  private Overrides() {}

  /**
   * @param settings {@code path=value}; a path is dotted, a value is YAML
   * @return a new root; {@code root} is left as it was
   */
  static Node apply(Node root, List<String> settings) {
    Node changed = root;
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      Mark flag = Mark.flag("--set " + setting);
      if (equals < 1) {
        throw new BadInput(
            "--set needs a key and a value, and got \"" + setting + "\"",
            flag.text(),
            "--set folds.train=3d");
      }
      Node value = YamlTree.value(setting.substring(equals + 1), flag);
      changed = put(changed, List.of(setting.substring(0, equals).split("\\.")), value, flag);
    }
    return changed;
  }

  private static Node put(Node at, List<String> path, Node value, Mark flag) {
    if (path.isEmpty()) {
      return value;
    }
    String step = path.getFirst();
    List<String> rest = path.subList(1, path.size());
    return switch (at) {
      case Node.Sequence list when isIndex(step, list) -> {
        var items = new ArrayList<>(list.items());
        int index = Integer.parseInt(step);
        items.set(index, put(items.get(index), rest, value, flag));
        yield new Node.Sequence(items, list.mark());
      }
      case Node.Mapping mapping -> {
        var entries = new LinkedHashMap<>(mapping.entries());
        Node.Entry old = entries.get(step);
        Node inner = old == null ? new Node.Mapping(new LinkedHashMap<>(), flag) : old.value();
        Mark key = old == null || rest.isEmpty() ? flag : old.key();
        entries.put(step, new Node.Entry(key, put(inner, rest, value, flag)));
        yield new Node.Mapping(entries, mapping.mark());
      }
      case Node.Sequence list ->
          throw new BadInput(
              step + " is no place in a list of " + list.items().size(),
              flag.text(),
              "a number from 0 to " + (list.items().size() - 1));
      case Node.Scalar single ->
          throw new BadInput(
              "the value \"" + single.text() + "\" has no key " + step + " below it",
              flag.text(),
              "--set " + flag.source().substring(6).replaceAll("\\.[^.=]*=", "="));
    };
  }

  private static boolean isIndex(String step, Node.Sequence list) {
    return step.matches("\\d{1,6}") && Integer.parseInt(step) < list.items().size();
  }
}
