import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Holds every Java file of the tree against google-java-format: {@code check} or {@code replace}. */
void main(String[] arguments) throws IOException {
  List<String> command =
      new ArrayList<>(
          switch (arguments[0]) {
            case "check" -> List.of("--dry-run", "--set-exit-if-changed");
            case "replace" -> List.of("--replace");
            default -> throw new IllegalArgumentException(
                "holdout.format is \"" + arguments[0] + "\"; use check or replace");
          });
  try (Stream<Path> modules = Files.list(Path.of(""))) {
    for (Path module : modules.sorted().toList()) {
      command.addAll(javaFiles(module.resolve("src")));
    }
  }
  if (arguments[0].equals("check")) {
    System.out.println("files that differ from google-java-format (mend them with .ci/format):");
  }
  Main.main(command.toArray(String[]::new));
}

List<String> javaFiles(Path folder) throws IOException {
  if (!Files.isDirectory(folder)) {
    return List.of();
  }
  try (Stream<Path> files = Files.walk(folder)) {
    return files.map(Path::toString).filter(name -> name.endsWith(".java")).sorted().toList();
  }
}
