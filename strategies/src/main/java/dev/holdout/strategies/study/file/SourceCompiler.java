package dev.holdout.strategies.study.file;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import dev.holdout.marketdata.name.Nearest;
import dev.holdout.strategies.study.StudyBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The JDK's compiler on one source text, with our modules to import and memory to write to. */
final class SourceCompiler {

  private static final Pattern MISSING_METHOD = Pattern.compile("symbol:\\s+method (\\w+)");

  /** Two of the imported modules have a class of that name. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile("reference to \\w+ is ambiguous\\s+both \\w+ ([\\w.]+)");

  private static final int SHOWN = 10;

  private SourceCompiler() {}

  /**
   * @param className what the file's name stands for
   * @param place the file's path, for messages
   * @throws BadInput with the compiler's messages, at most ten
   */
  static CompiledClasses compile(String source, String className, String place) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new BadInput(
          "this Java has no compiler, and " + place + " is source", place, "run with a JDK 25");
    }
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    var classes = new CompiledClasses();
    try (OurModules modules = OurModules.find();
        JavaFileManager files =
            classes.writtenBy(
                compiler.getStandardFileManager(
                    diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8))) {
      boolean compiled =
          compiler
              .getTask(
                  null,
                  files,
                  diagnostics,
                  modules.options(),
                  null,
                  List.of(new Text(className, source)))
              .call();
      if (!compiled) {
        throw new BadInput(faults(diagnostics.getDiagnostics(), place));
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException("the compiler's files cannot be closed", e);
    }
  }

  private static List<Fault> faults(
      List<Diagnostic<? extends JavaFileObject>> diagnostics, String place) {
    return diagnostics.stream()
        .filter(found -> found.getKind() == Diagnostic.Kind.ERROR)
        .limit(SHOWN)
        .map(found -> fault(found, place))
        .toList();
  }

  private static Fault fault(Diagnostic<? extends JavaFileObject> found, String place) {
    String said = found.getMessage(Locale.ENGLISH).strip();
    String line = said.replaceAll("\\s*\\n\\s*", "; ").replaceAll("\\s+", " ");
    boolean placed = found.getLineNumber() != Diagnostic.NOPOS;
    return new Fault(
        "the compiler says: " + line,
        placed ? place + ":" + found.getLineNumber() + ":" + found.getColumnNumber() : place,
        remedy(said));
  }

  /** The nearest word of a study for a mistyped one; else what little is to be added. */
  private static String remedy(String said) {
    var shared = AMBIGUOUS.matcher(said);
    if (shared.find()) {
      return "import the one you mean by its full name, import " + shared.group(1) + ";";
    }
    var missing = MISSING_METHOD.matcher(said);
    if (!missing.find()) {
      return "";
    }
    List<String> words =
        Arrays.stream(StudyBuilder.class.getMethods()).map(Method::getName).sorted().toList();
    Optional<String> nearest = Nearest.to(missing.group(1), words);
    return nearest.map(word -> "." + word + "(...)").orElse("");
  }

  private static final class Text extends SimpleJavaFileObject {

    private final String source;

    Text(String className, String source) {
      super(URI.create("string:///" + className + ".java"), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }
}
