package io.github.restmapfix.bench;

import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Everything;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A full read without its network: parsed, published to every group-version, and put together. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FullReadBenchmark {

  private Cluster cluster;

  @Setup
  public void record() throws IOException {
    cluster = RecordedCluster.in(Path.of(System.getProperty("bench.documents"))).open();
  }

  @Benchmark
  public Optional<Everything> fullRead() {
    return cluster.everything();
  }
}
