package io.github.restmapfix.core;

import io.github.restmapfix.core.install.Installation;
import io.github.restmapfix.core.probe.FrozenDecisions;
import io.github.restmapfix.restmapper.Changes;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Everything;
import java.util.List;

/**
 * Gives every patched library what a read in the background found changed, as after a miss; what
 * the application itself holds on to can only be said.
 */
final class BackgroundRefresh implements Changes {

  private final Installation installation;
  private final Report report;
  private final FrozenDecisions frozen;

  BackgroundRefresh(Installation installation, Report report, FrozenDecisions frozen) {
    this.installation = installation;
    this.report = report;
    this.frozen = frozen;
  }

  @Override
  public void found(Cluster cluster, List<Everything.Group> groups) {
    report.changed(cluster, groups);
    installation.changed(cluster, groups);
  }

  @Override
  public void first(Cluster cluster, List<Everything.Group> groups) {
    installation.changed(cluster, groups);
  }

  @Override
  public void read(Cluster cluster, long began) {
    frozen.read(cluster, began);
  }
}
