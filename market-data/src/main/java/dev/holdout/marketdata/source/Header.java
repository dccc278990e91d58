package dev.holdout.marketdata.source;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.name.Nearest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The first line of a table: which column stands where.
 *
 * @param names of the columns, left to right
 * @param place of the line, for errors
 */
record Header(List<String> names, String place) {

  private static final int MOST_SHOWN = 200;

  static Header parse(Lines lines) {
    String text =
        new String(
            lines.buffer(), lines.start(), lines.end() - lines.start(), StandardCharsets.UTF_8);
    return new Header(
        Arrays.stream(text.split(",", -1)).map(String::strip).toList(), lines.place());
  }

  /**
   * Index of the column called {@code name}, from 0.
   *
   * @throws BadInput when there is none, or two
   */
  int indexOf(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new BadInput(
          "column \"" + name + "\" does not exist; there are " + known(),
          place,
          Nearest.to(name, names)
              .map(nearest -> "rename \"" + nearest + "\" to \"" + name + "\"")
              .orElse("a header line such as timestamp,price,amount"));
    }
    if (names.lastIndexOf(name) != index) {
      throw new BadInput(
          "column \"" + name + "\" stands there twice", place, "give each column its own name");
    }
    return index;
  }

  /** The names, cut short: a first line may be anything, also a megabyte of something else. */
  private String known() {
    String all = String.join(", ", names);
    return all.length() <= MOST_SHOWN ? all : all.substring(0, MOST_SHOWN) + "…";
  }
}
