package dev.holdout.engine.nn;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The layers there are, read from the folder of classes. */
final class LayerClasses {

  private LayerClasses() {}

  /** Simple names of all that can be made. */
  static List<String> all() throws IOException, ReflectiveOperationException {
    Path classes =
        Path.of(Layer.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    List<String> found = new ArrayList<>();
    for (String room : List.of("nn", "nn/recurrent", "nn/attention")) {
      try (Stream<Path> files = Files.list(classes.resolve("dev/holdout/engine/" + room))) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString();
          if (name.endsWith(".class") && !name.contains("-") && !name.contains("$")) {
            Class<?> type =
                Class.forName(
                    "dev.holdout.engine."
                        + room.replace('/', '.')
                        + "."
                        + name.replace(".class", ""));
            if (Layer.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
              found.add(type.getSimpleName());
            }
          }
        }
      }
    }
    return found;
  }
}
