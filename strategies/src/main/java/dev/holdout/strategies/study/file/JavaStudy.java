package dev.holdout.strategies.study.file;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.study.StudyRunner;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles a study's source file in this process, calls its {@code main}, and takes the study that
 * {@code run()} hands over. No second process, no build step, nothing left on disk.
 */
final class JavaStudy {

  private final Path file;
  private final String className;

  private JavaStudy(Path file) {
    this.file = file;
    this.className = className(file);
  }

  /**
   * @param source the file's text
   * @throws BadInput when it does not compile, fails, or states no study or more than one
   */
  static Study load(String source, Path file) {
    var study = new JavaStudy(file);
    return study.stated(SourceCompiler.compile(source, study.className, file.toString()));
  }

  private Study stated(CompiledClasses classes) {
    Method main = main(classes);
    List<Study> handedOver = new ArrayList<>();
    StudyRunner loader = stated -> handedOver.add(stated.get());
    try {
      ScopedValue.where(StudyRunner.LOADER, loader).call(() -> call(main));
    } catch (InvocationTargetException e) {
      throw failed(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new BadInput("main cannot be called: " + e.getMessage(), file.toString(), example());
    }
    if (handedOver.isEmpty()) {
      throw new BadInput("main ended without a study", file.toString(), "end it with .run()");
    }
    if (handedOver.size() > 1) {
      throw new BadInput(
          "main states " + handedOver.size() + " studies; a file holds one",
          file.toString(),
          "one .run() a file");
    }
    return handedOver.getFirst();
  }

  private Method main(CompiledClasses classes) {
    for (Class<?> type : classes.topLevel()) {
      for (Method method : type.getDeclaredMethods()) {
        Class<?>[] takes = method.getParameterTypes();
        boolean launches = takes.length == 0 || (takes.length == 1 && takes[0] == String[].class);
        if (method.getName().equals("main") && launches) {
          return method;
        }
      }
    }
    throw new BadInput("there is no main method", file.toString(), example());
  }

  private static Object call(Method main) throws ReflectiveOperationException {
    main.setAccessible(true);
    Object target = null;
    if (!Modifier.isStatic(main.getModifiers())) {
      Constructor<?> made = main.getDeclaringClass().getDeclaredConstructor();
      made.setAccessible(true);
      target = made.newInstance();
    }
    return main.getParameterCount() == 0
        ? main.invoke(target)
        : main.invoke(target, (Object) new String[0]);
  }

  /** What the study's own code threw, at the line of that code. */
  private BadInput failed(Throwable thrown) {
    String line = line(thrown);
    if (thrown instanceof BadInput bad) {
      return new BadInput(bad.faults().stream().map(fault -> placed(fault, line)).toList());
    }
    if (thrown instanceof Error error && !(thrown instanceof ExceptionInInitializerError)) {
      throw error;
    }
    return new BadInput(
        "the study's code threw " + thrown.getClass().getSimpleName() + ": " + thrown.getMessage(),
        line,
        "mend the code at that line");
  }

  private Fault placed(Fault fault, String line) {
    String own = className + ".java:";
    String place =
        fault.place().startsWith(own)
            ? file + ":" + fault.place().substring(own.length())
            : line + (fault.place().isEmpty() ? "" : " (" + fault.place() + ")");
    return new Fault(fault.value(), place, fault.remedy());
  }

  private String line(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if ((className + ".java").equals(frame.getFileName())) {
        return file + ":" + frame.getLineNumber();
      }
    }
    return file.toString();
  }

  private static String example() {
    return "void main() { Holdout.study(\"btc-momentum\").asks(...).run(); }";
  }

  /** The file's name as a class may be called. */
  private static String className(Path file) {
    String name = file.getFileName().toString().replaceAll("\\.java$", "");
    String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
    return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "Study_" + plain : plain;
  }
}
