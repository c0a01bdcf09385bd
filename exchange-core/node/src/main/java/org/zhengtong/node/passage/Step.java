// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.passage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/** A Camel processor around one step of an exchange: no thread waits, and what is already done goes on at once. */
public final class Step extends AsyncProcessorSupport {

    private final Function<Passage, CompletionStage<?>> work;

    private Step(Function<Passage, CompletionStage<?>> work) {
        this.work = work;
    }

    /** A step from a function; a refusal is thrown or fails the stage. */
    public static Step of(Function<Passage, CompletionStage<?>> work) {
        return new Step(work);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<?> stage;
        try {
            stage = work.apply(Passage.of(exchange)).toCompletableFuture();
        } catch (RuntimeException failure) {
            stage = CompletableFuture.failedFuture(failure);
        }
        if (stage.isDone()) {
            settle(exchange, stage);
            callback.done(true);
            return true;
        }
        CompletableFuture<?> settled = stage;
        CompletionStage<?> pending = stage;
        pending.whenComplete((result, failure) -> {
            settle(exchange, settled);
            callback.done(false);
        });
        return false;
    }

    /** The failure itself, without the wrapping of stages. */
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static void settle(Exchange exchange, CompletableFuture<?> done) {
        if (done.isCompletedExceptionally()) {
            exchange.setException(
                    done.handle((result, failure) -> cause(failure)).join());
        }
    }
}
