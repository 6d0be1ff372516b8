package io.github.restmapfix.demo.scenarios;

import java.util.List;

/** All there are, in the order in which they are shown. */
final class Scenarios {

  static final List<Scenario> ALL =
      List.of(
          new NewVersionWithNewKind(),
          new NewKindInKnownVersion(),
          new NewVersionBeforeStart(),
          new BundleRightAfterCrd(),
          new KindGainsVersion(),
          new NewGroup(),
          new RecreatedKind(),
          new VersionNoLongerServed(),
          new FrozenDecision());

  private Scenarios() {}
}
