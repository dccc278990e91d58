package dev.holdout.reports.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.marketdata.BadInput;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Records as JSON trees and back. A name in JSON is the component's name; a {@link Figure} is the
 * name and, when undefined, null and {@code <name>Reason}; an enum is its name in lower case with
 * spaces; a {@link Flat} record has no level of its own.
 *
 * <p>Written by hand since no mapper knows the two keys of an undefined figure.
 */
final class RecordJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RecordJson() {}

  static ObjectNode write(Record record) {
    ObjectNode into = JSON.objectNode();
    write(record, into, record.getClass().getSimpleName());
    return into;
  }

  private static void write(Record record, ObjectNode into, String place) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String name = component.getName();
      Object value = valueOf(record, component);
      String at = place + "." + name;
      if (value instanceof Figure figure) {
        if (figure.isDefined()) {
          into.put(name, figure.value());
        } else {
          into.putNull(name);
          into.put(name + "Reason", figure.reason());
        }
      } else if (component.isAnnotationPresent(Flat.class)) {
        write((Record) value, into, at);
      } else {
        into.set(name, node(value, at));
      }
    }
  }

  private static JsonNode node(Object value, String place) {
    return switch (value) {
      case null -> JSON.nullNode();
      case String text -> JSON.textNode(text);
      case Boolean flag -> JSON.booleanNode(flag);
      case Integer number -> JSON.numberNode(number.intValue());
      case Long number -> JSON.numberNode(number.longValue());
      case Double number -> JSON.numberNode(finite(number, place));
      case Enum<?> constant -> JSON.textNode(PlainName.of(constant));
      case Record record -> {
        ObjectNode child = JSON.objectNode();
        write(record, child, place);
        yield child;
      }
      case List<?> list -> {
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < list.size(); i++) {
          array.add(node(list.get(i), place + "." + i));
        }
        yield array;
      }
      default ->
          throw new IllegalArgumentException(
              place + " is a " + value.getClass().getName() + "; no JSON form is known for it");
    };
  }

  private static double finite(double number, String place) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(
          place + " is " + number + "; make it a Figure with the reason why it is undefined");
    }
    return number;
  }

  static <R extends Record> R read(JsonNode node, Class<R> type, String file) {
    return type.cast(record(node, type, file, ""));
  }

  private static Object record(JsonNode node, Class<?> type, String file, String path) {
    if (!node.isObject()) {
      throw fault(file, path, "is " + kind(node) + "; expected an object");
    }
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      types[i] = component.getType();
      String at = path.isEmpty() ? component.getName() : path + "." + component.getName();
      if (component.isAnnotationPresent(Flat.class)) {
        values[i] = record(node, component.getType(), file, path);
      } else if (!node.has(component.getName())) {
        throw fault(file, at, "is missing");
      } else if (component.getType() == Figure.class) {
        values[i] = figure(node, component.getName(), file, at);
      } else {
        values[i] = value(node.get(component.getName()), component.getGenericType(), file, at);
      }
    }
    return construct(type, types, values, file, path);
  }

  private static Figure figure(JsonNode node, String name, String file, String path) {
    JsonNode value = node.get(name);
    if (value.isNumber()) {
      return Figure.of(value.doubleValue());
    }
    JsonNode reason = node.path(name + "Reason");
    if (!value.isNull() || !reason.isTextual()) {
      throw fault(file, path, "is neither a number nor null with a reason");
    }
    return Figure.undefined(reason.textValue());
  }

  private static Object value(JsonNode node, Type type, String file, String path) {
    if (type instanceof ParameterizedType list) {
      if (!node.isArray()) {
        throw fault(file, path, "is " + kind(node) + "; expected a list");
      }
      List<Object> values = new ArrayList<>(node.size());
      for (int i = 0; i < node.size(); i++) {
        values.add(value(node.get(i), list.getActualTypeArguments()[0], file, path + "." + i));
      }
      return values;
    }
    Class<?> plain = (Class<?>) type;
    if (node.isNull() && !plain.isPrimitive()) {
      return null;
    }
    if (plain.isRecord()) {
      return record(node, plain, file, path);
    }
    if (plain.isEnum()) {
      return constant(plain, node.asText(), file, path);
    }
    if (plain == String.class && node.isTextual()) {
      return node.textValue();
    }
    if (plain == boolean.class && node.isBoolean()) {
      return node.booleanValue();
    }
    if (plain == int.class && node.canConvertToExactIntegral() && node.canConvertToInt()) {
      return node.intValue();
    }
    boolean asLong = plain == long.class || plain == Long.class;
    if (asLong && node.canConvertToExactIntegral() && node.canConvertToLong()) {
      return node.longValue();
    }
    if ((plain == double.class || plain == Double.class) && node.isNumber()) {
      return node.doubleValue();
    }
    throw fault(file, path, "is " + kind(node) + "; expected a " + plain.getSimpleName());
  }

  private static Object constant(Class<?> type, String text, String file, String path) {
    for (Object constant : type.getEnumConstants()) {
      if (PlainName.of((Enum<?>) constant).equals(text)) {
        return constant;
      }
    }
    throw fault(file, path, "is \"" + text + "\", which no " + type.getSimpleName() + " is called");
  }

  private static Object valueOf(Record record, RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("component " + component + " cannot be read", e);
    }
  }

  private static Object construct(
      Class<?> type, Class<?>[] types, Object[] values, String file, String path) {
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw fault(file, path, "does not hold together: " + e.getCause().getMessage());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("record " + type + " cannot be made", e);
    }
  }

  private static String kind(JsonNode node) {
    return node.isValueNode() ? node.toString() : node.isArray() ? "a list" : "an object";
  }

  private static BadInput fault(String file, String path, String what) {
    return new BadInput(
        (path.isEmpty() ? "the document" : path) + " " + what,
        file,
        "run the study again; the file was changed or cut");
  }
}
