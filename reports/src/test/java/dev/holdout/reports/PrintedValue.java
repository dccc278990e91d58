package dev.holdout.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares what the page prints with what the folder stores: reads the printed text back into a
 * number, without any code of the product, and looks whether the stored value rounds to it.
 */
final class PrintedValue {

  private static final Pattern MARKED = Pattern.compile("data-k=\"([^\"]*)\"[^>]*>([^<]*)</span>");
  private static final Pattern NUMBER = Pattern.compile("-?[\\d,]*\\.?\\d+");
  private static final Map<String, Double> SECONDS =
      Map.of("y", 31_536_000.0, "d", 86_400.0, "h", 3_600.0, "min", 60.0, "s", 1.0, "ms", 0.001);
  private static final Map<String, Double> BYTES =
      Map.of("KiB", 1024.0, "MiB", 1024.0 * 1024, "GiB", 1024.0 * 1024 * 1024);

  private final Path folder;
  private final Map<String, JsonNode> documents;
  private final List<List<String>> equity = new ArrayList<>();

  PrintedValue(Path folder) throws IOException {
    this.folder = folder;
    this.documents = new HashMap<>();
    for (String document : List.of("results", "manifest", "timings", "parity")) {
      if (Files.exists(folder.resolve(document + ".json"))) {
        documents.put(document, tree(document + ".json"));
      }
    }
    for (String line : Files.readAllLines(folder.resolve("equity.csv"))) {
      equity.add(Arrays.asList(line.split(",", -1)));
    }
  }

  /** Values of a page over several runs: documents by the first word of a name, one without. */
  PrintedValue(JsonNode own, Map<String, JsonNode> others) {
    this.folder = null;
    this.documents = new HashMap<>(others);
    documents.put("results", own);
  }

  private JsonNode tree(String name) throws IOException {
    return new ObjectMapper().readTree(Files.readString(folder.resolve(name)));
  }

  /** One line for each printed value that is not the stored one; empty when all agree. */
  List<String> differences(String html) {
    List<String> differences = new ArrayList<>();
    Matcher marked = MARKED.matcher(html);
    while (marked.find()) {
      String name = marked.group(1);
      String text = unescaped(marked.group(2));
      JsonNode stored = stored(name);
      if (!agrees(name, stored, text)) {
        differences.add(name + " is stored as " + stored + " but printed as \"" + text + "\"");
      }
    }
    return differences;
  }

  static int count(String html) {
    return (int) MARKED.matcher(html).results().count();
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  private JsonNode stored(String name) {
    String[] steps = name.replace("#", "").split("\\.");
    if (steps[0].equals("equity")) {
      int column = equity.getFirst().indexOf(steps[2]);
      String cell = equity.get(Integer.parseInt(steps[1]) + 1).get(column);
      return steps[2].equals("at")
          ? new ObjectMapper().getNodeFactory().textNode(cell)
          : new ObjectMapper().getNodeFactory().numberNode(new BigDecimal(cell));
    }
    JsonNode node = documents.getOrDefault(steps[0], documents.get("results"));
    for (int i = documents.containsKey(steps[0]) ? 1 : 0; i < steps.length; i++) {
      node = node.isArray() ? node.path(Integer.parseInt(steps[i])) : node.path(steps[i]);
    }
    return name.endsWith("#") ? new ObjectMapper().getNodeFactory().numberNode(node.size()) : node;
  }

  private static boolean agrees(String name, JsonNode stored, String text) {
    if (stored.isNull()) {
      return text.equals("n/a");
    }
    if (stored.isTextual()) {
      return agrees(stored.textValue(), text);
    }
    double unit = name.endsWith("Millis") ? 0.001 : 1;
    return stored.isNumber() && agrees(stored.doubleValue() * unit, text);
  }

  private static boolean agrees(String stored, String text) {
    if (stored.equals(text)) {
      return true;
    }
    if (text.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}")) {
      String clock = Instant.parse(stored).atOffset(ZoneOffset.UTC).toLocalTime().toString();
      return (clock + (clock.length() == 5 ? ":00" : "") + ".000").startsWith(text);
    }
    boolean instant = text.matches("\\d{4}-\\d\\d-\\d\\d( \\d\\d:\\d\\d)?");
    boolean hash = text.length() == 8;
    return (instant || hash) && stored.replace('T', ' ').startsWith(text);
  }

  private static boolean agrees(double stored, String text) {
    String plain = text.replace('\u2212', '-').replace("+", "").replace('\u00a0', ' ');
    if (plain.equals("less than 1")) {
      return stored < 1;
    }
    if (plain.equals("< 0.01 %")) {
      return stored > 0 && stored < 0.00005;
    }
    if (plain.equals("< 0.01") || plain.equals("> 0.99")) {
      return plain.startsWith("<") ? stored < 0.01 : stored > 0.99;
    }
    if (plain.startsWith("-") && stored < 0 && plain.matches(".*[1-9].*")) {
      return agrees(-stored, plain.substring(1));
    }
    double sum = 0;
    double unit = 1;
    double last = 1;
    String[] parts = plain.replace("\u00d7", "").split(" ");
    for (int i = 0; i < parts.length; i += 2) {
      Matcher number = NUMBER.matcher(parts[i]);
      if (!number.matches()) {
        return false;
      }
      BigDecimal value = new BigDecimal(parts[i].replace(",", ""));
      String name = i + 1 < parts.length ? parts[i + 1] : "";
      unit =
          switch (name) {
            case "%" -> 0.01;
            case "bp" -> 0.0001;
            default -> SECONDS.getOrDefault(name, BYTES.getOrDefault(name, 1.0));
          };
      sum += value.doubleValue() * unit;
      last = Math.pow(10, -value.scale()) * unit;
    }
    boolean cut = parts.length > 2 || SECONDS.containsKey(parts[parts.length - 1]);
    double slack = last * (cut ? 1 : 0.5) + Math.abs(stored) * 1e-12;
    return Math.abs(stored - sum) <= slack && !(sum == 0 && plain.startsWith("-"));
  }
}
