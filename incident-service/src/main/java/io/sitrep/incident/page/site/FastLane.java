package io.sitrep.incident.page.site;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Answers what nearly everybody reads, on connections that stay open, before the request takes its way through the server: the
 * bytes lie ready, headers and all. Everything else goes the usual way. It stands in a connection's pipeline between the codec
 * and the server, sees how many requests are under way there, and steps in only when there is none, so that answers keep the
 * order of their questions.
 */
final class FastLane extends ChannelDuplexHandler {
    private static final String NAME = "fast-lane";
    private static final String DECODER = "httpDecoder";
    private static final String ENCODER = "httpEncoder";

    private final ReadyAnswers answers;
    private int underWay = 1; // the request during which it was opened
    private boolean answered; // the request whose rest is still being read
    private boolean unflushed;

    private FastLane(ReadyAnswers answers) {
        this.answers = answers;
    }

    /**
     * For the requests to come on this connection; called on its thread while its first request is read, when no other can be
     * under way. Does nothing where it is open, or not HTTP/1.
     */
    static void open(HttpConnection connection, ReadyAnswers answers) {
        if (connection instanceof ConnectionBase base) {
            ChannelPipeline pipeline = base.channelHandlerContext().pipeline();
            if (pipeline.get(NAME) == null && pipeline.get(DECODER) != null && pipeline.get(ENCODER) != null) {
                pipeline.addAfter(ENCODER, NAME, new FastLane(answers));
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            ByteBuf ready = underWay == 0 && context.channel().isWritable() ? answers.to(request) : null;
            answered = ready != null;
            if (answered) {
                // Past the encoder, which is to know nothing of it.
                context.pipeline().context(DECODER).write(ready);
                unflushed = true;
                return;
            }
            underWay++;
        } else if (answered && message instanceof HttpContent rest) {
            rest.release();
            return;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (unflushed) {
            unflushed = false;
            context.flush();
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean interim = message instanceof HttpResponse response
                && HttpStatusClass.valueOf(response.status().code()) == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !interim) {
            underWay--;
        }
        context.write(message, promise);
    }
}
