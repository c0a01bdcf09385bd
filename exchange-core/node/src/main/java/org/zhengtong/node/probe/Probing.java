// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.probe;

import static org.zhengtong.node.exchange.ExchangeProblem.PARAMETERS_REFUSED;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhengtong.catalog.entry.EntryStore;
import org.zhengtong.catalog.entry.PublishedEntry;
import org.zhengtong.catalog.quality.ProbeRegister;
import org.zhengtong.catalog.quality.ProbeRegister.Result;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.node.attachment.Attachment;
import org.zhengtong.node.attachment.AttachmentStore;
import org.zhengtong.node.delivery.ProviderAnswer;
import org.zhengtong.node.delivery.ProviderProbe;
import org.zhengtong.node.passage.Step;

/** Probes the services that are due, some at a time. A result is kept before the next are taken. */
@Singleton
public class Probing {

    private static final int AT_ONCE = 16;

    private final AttachmentStore attachments;
    private final EntryStore entries;
    private final ProviderProbe provider;
    private final ProbeRegister register;
    private final ProbeConfig config;

    Probing(
            AttachmentStore attachments,
            EntryStore entries,
            ProviderProbe provider,
            ProbeRegister register,
            ProbeConfig config) {
        this.attachments = attachments;
        this.entries = entries;
        this.provider = provider;
        this.register = register;
        this.config = config;
    }

    /** Looks for what is attached and due. */
    @Scheduled(
            every = "${zt.probe.look-every:30s}",
            delayed = "20s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void look() {
        Map<String, Attachment> attached = attachments.list().stream()
                .collect(Collectors.toMap(a -> a.resource().value(), Function.identity()));
        register.attached(attached.keySet());
        List<String> due = register.take(AT_ONCE);
        while (!due.isEmpty()) {
            due.stream()
                    .map(resource -> probe(resource, Optional.ofNullable(attached.get(resource))))
                    .toList()
                    .forEach(result -> register.probed(result.join(), config.every()));
            due = register.take(AT_ONCE);
        }
    }

    private CompletableFuture<Result> probe(String resource, Optional<Attachment> attachment) {
        Optional<PublishedEntry> entry = attachment.flatMap(a -> entries.published(a.resource()));
        if (attachment.isEmpty() || entry.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new Result(resource, Optional.of("NOT_PUBLISHED"), 0, Optional.empty()));
        }
        long start = System.nanoTime();
        return provider.ask(attachment.get(), entry.get().metadata())
                .handle((answer, failure) -> result(resource, start, answer, failure))
                .toCompletableFuture();
    }

    /** A provider that refuses the made-up values is there. */
    private static Result result(
            String resource, long start, @Nullable ProviderAnswer answer, @Nullable Throwable failure) {
        int millis = (int) ((System.nanoTime() - start) / 1_000_000);
        Optional<Instant> dataAt = Optional.ofNullable(answer).map(ProviderAnswer::asOf);
        Optional<String> reason =
                Optional.ofNullable(failure).map(Probing::reason).filter(why -> !why.equals(PARAMETERS_REFUSED.name()));
        return new Result(resource, reason, millis, dataAt);
    }

    private static String reason(Throwable failure) {
        return Step.cause(failure) instanceof ProblemException refusal
                ? refusal.problem().name()
                : "INTERNAL";
    }
}
