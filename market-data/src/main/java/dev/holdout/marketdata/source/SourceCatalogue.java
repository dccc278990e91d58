package dev.holdout.marketdata.source;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.name.Nearest;
import java.util.List;

/** The sources that a study can name, one line each; laws walk this list. */
public final class SourceCatalogue {

  private SourceCatalogue() {}

  public static List<DataSource> all() {
    return List.of(new BitstampDemo());
  }

  /**
   * The source called {@code name}.
   *
   * @throws BadInput when there is none, with the nearest there is
   */
  public static DataSource named(String name) {
    return named(name, "data");
  }

  /**
   * The source called {@code name}.
   *
   * @param place where the name was written, for the error: {@code demo.yaml line 3}
   */
  public static DataSource named(String name, String place) {
    for (DataSource source : all()) {
      if (source.name().equals(name)) {
        return source;
      }
    }
    List<String> known = all().stream().map(DataSource::name).toList();
    throw new BadInput(
        "data source \"" + name + "\" does not exist; there are: " + String.join(", ", known),
        place,
        "data: " + Nearest.to(name, known).orElse(known.getFirst()));
  }
}
