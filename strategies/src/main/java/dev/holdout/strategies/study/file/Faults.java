package dev.holdout.strategies.study.file;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** All faults of one study, told in the order of its lines, at most ten. */
final class Faults {

  private static final int SHOWN = 10;

  private record Found(Mark mark, Fault fault) {}

  private final Node.Mapping root;
  private final List<Found> found = new ArrayList<>();

  Faults(Node.Mapping root) {
    this.root = root;
  }

  void add(Mark mark, String value, String remedy) {
    found.add(new Found(mark, new Fault(value, mark.text(), remedy)));
  }

  int count() {
    return found.size();
  }

  /**
   * Makes a part of the study, unless one of its values was already faulty.
   *
   * @param path of the part, where faults without a path of their own are shown
   * @param before count of faults when the part's reading began
   * @return null when the part is faulty
   */
  <T> T part(String path, int before, Supplier<T> made) {
    if (found.size() > before) {
      return null;
    }
    try {
      return made.get();
    } catch (BadInput bad) {
      for (Fault fault : bad.faults()) {
        String first = fault.place().split("\\.", 2)[0];
        boolean isPath = root.entries().containsKey(first);
        Mark mark = Node.find(root, isPath ? fault.place() : path);
        add(mark, fault.value(), fault.remedy());
      }
      return null;
    }
  }

  /**
   * @throws BadInput when there is a fault
   */
  void done() {
    if (found.isEmpty()) {
      return;
    }
    List<Fault> told =
        new ArrayList<>(
            found.stream().sorted(Comparator.comparing(Found::mark)).map(Found::fault).toList());
    if (told.size() > SHOWN) {
      int hidden = told.size() - SHOWN;
      told = new ArrayList<>(told.subList(0, SHOWN));
      told.add(
          new Fault(
              hidden + (hidden == 1 ? " more fault is" : " more faults are") + " not shown",
              "",
              "mend these first"));
    }
    throw new BadInput(told);
  }
}
