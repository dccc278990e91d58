package dev.holdout.strategies.study.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Classes as the compiler wrote them, in memory, and a loader that knows them. */
final class CompiledClasses extends ClassLoader {

  private final Map<String, ByteArrayOutputStream> code = new TreeMap<>();

  CompiledClasses() {
    super(CompiledClasses.class.getClassLoader());
  }

  /** A file manager that reads what {@code files} reads and writes here. */
  JavaFileManager writtenBy(JavaFileManager files) {
    return new ForwardingJavaFileManager<>(files) {
      @Override
      public JavaFileObject getJavaFileForOutput(
          Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
        return new SimpleJavaFileObject(URI.create("memory:///" + name + kind.extension), kind) {
          @Override
          public OutputStream openOutputStream() {
            var bytes = new ByteArrayOutputStream();
            code.put(name, bytes);
            return bytes;
          }
        };
      }
    };
  }

  /** Classes that stand in no other, in the order of their names. */
  List<Class<?>> topLevel() {
    var found = new ArrayList<Class<?>>();
    for (String name : code.keySet()) {
      if (!name.contains("$")) {
        try {
          found.add(loadClass(name));
        } catch (ClassNotFoundException impossible) {
          throw new IllegalStateException(name + " was just compiled", impossible);
        }
      }
    }
    return found;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ByteArrayOutputStream bytes = code.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes.toByteArray(), 0, bytes.size());
  }

  /** A study's hash reads the code of the parts it brought along. */
  @Override
  public InputStream getResourceAsStream(String path) {
    String name = path.replaceAll("\\.class$", "").replace('/', '.');
    ByteArrayOutputStream bytes = code.get(name);
    return bytes == null
        ? super.getResourceAsStream(path)
        : new ByteArrayInputStream(bytes.toByteArray());
  }
}
