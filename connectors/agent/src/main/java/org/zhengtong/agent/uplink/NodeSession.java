// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.agent.uplink;

import static org.zhengtong.agent.source.SourceProblem.SOURCE_FAILED;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhengtong.agent.source.ProviderAnswer;
import org.zhengtong.agent.source.ProviderRequest;
import org.zhengtong.agent.source.SourceException;

/** One connection to the node, from hello to its end. */
final class NodeSession implements WebSocket.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(NodeSession.class);
    /** Half of what the node's socket takes. */
    private static final int LARGEST_FRAME = 1 << 20;

    private final String hello;
    private final Function<ProviderRequest, CompletableFuture<ProviderAnswer>> sources;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final CompletableFuture<Boolean> welcomed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private CompletableFuture<?> lastSend = CompletableFuture.completedFuture(null);
    private volatile long heardAt = System.nanoTime();
    private volatile @Nullable WebSocket socket;

    NodeSession(String hello, Function<ProviderRequest, CompletableFuture<ProviderAnswer>> sources) {
        this.hello = hello;
        this.sources = sources;
    }

    /** Completes with the reason when the connection is over. */
    CompletableFuture<String> ended() {
        return ended;
    }

    boolean welcomed() {
        return welcomed.isDone();
    }

    boolean open() {
        return welcomed() && !ended.isDone();
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        send(to -> to.sendText(hello, true));
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        heardAt = System.nanoTime();
        partial.append(data);
        if (partial.length() > LARGEST_FRAME) {
            end("a frame of the node is too large");
            return null;
        }
        if (last) {
            String text = partial.toString();
            partial.setLength(0);
            receive(text);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        heardAt = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        heardAt = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        ended.complete("the node closed the connection (" + status + ") " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end("the connection broke: " + error);
    }

    private void receive(String text) {
        Frame frame;
        try {
            frame = Frame.read(text);
        } catch (IOException e) {
            LOG.warn("a frame of the node cannot be read: {}", e.getClass().getSimpleName());
            return;
        }
        if (frame instanceof Frame.Request request) {
            answer(request);
        } else if (frame instanceof Frame.Problem problem) {
            end("the node turned this agent away: " + problem.code() + " " + problem.detail());
        } else {
            welcomed.complete(true);
        }
    }

    private void answer(Frame.Request request) {
        CompletableFuture<String> frame = sources.apply(request.request()).handle((answer, failure) -> {
            if (failure == null) {
                return taken(request.id(), Frame.answer(request.id(), answer));
            }
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            return Frame.problem(
                    request.id(),
                    cause instanceof SourceException known
                            ? known
                            : new SourceException(SOURCE_FAILED, "the agent failed"));
        });
        frame.thenAccept(text -> send(to -> to.sendText(text, true))).exceptionally(failure -> {
            end("an answer could not be sent: " + failure);
            return null;
        });
    }

    /** The frame, or a problem in its place: one that is too large would end the connection, and with it all other answers. */
    private static String taken(String id, String answer) {
        int size = answer.getBytes(StandardCharsets.UTF_8).length;
        if (size <= LARGEST_FRAME) {
            return answer;
        }
        LOG.warn("the answer to {} has {} bytes and is not sent", id, size);
        return Frame.problem(
                id, new SourceException(SOURCE_FAILED, "the answer is larger than " + LARGEST_FRAME + " bytes"));
    }

    /** Sends a ping, and gives the connection up when nothing was heard for too long. */
    void keepAlive(Duration silence) {
        if (System.nanoTime() - heardAt > silence.toNanos()) {
            end("nothing heard for " + silence);
        } else {
            send(to -> to.sendPing(ByteBuffer.allocate(0)));
        }
    }

    /** A WebSocket takes the next send only when the one before is done. */
    private synchronized void send(Function<WebSocket, CompletableFuture<WebSocket>> message) {
        WebSocket to = socket;
        if (to == null || ended.isDone()) {
            return;
        }
        lastSend = lastSend.thenCompose(done -> message.apply(to)).whenComplete((done, failure) -> {
            if (failure != null) {
                end("sending failed: " + failure);
            }
        });
    }

    /** Says goodbye; the node hears no more answers from this session. */
    void close() {
        send(to -> to.sendClose(WebSocket.NORMAL_CLOSURE, "agent stops"));
        ended.complete("the agent stops");
    }

    private void end(String reason) {
        ended.complete(reason);
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
