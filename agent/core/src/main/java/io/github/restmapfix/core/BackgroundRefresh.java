package io.github.restmapfix.core;

import io.github.restmapfix.core.install.Installation;
import io.github.restmapfix.restmapper.Changes;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Everything;
import java.util.List;

/** Gives every patched library what a read in the background found changed, as after a miss. */
final class BackgroundRefresh implements Changes {

  private final Installation installation;
  private final Report report;

  BackgroundRefresh(Installation installation, Report report) {
    this.installation = installation;
    this.report = report;
  }

  @Override
  public void found(Cluster cluster, List<Everything.Group> groups) {
    report.changed(cluster, groups);
    installation.changed(cluster, groups);
  }
}
