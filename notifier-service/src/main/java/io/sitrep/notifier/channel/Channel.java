package io.sitrep.notifier.channel;

import io.sitrep.notifier.render.Message;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One way to reach people. A new one is a package with one bean of this type: it is found by its {@link #name()}, and no list
 * of channels is kept anywhere.
 */
public interface Channel {
    /** As subscribers, the ledger and metrics name it: {@code email}. Never changes, it is stored. */
    String name();

    /** What it can do. */
    Capability capability();

    /** Whether it is set up here: else nobody is offered it, and what is sent by it is refused. */
    default boolean isOn() {
        return true;
    }

    /**
     * Whether it posts to one account of ours, for everybody to read, and shows an incident there as a thread: then each
     * {@link Target} says what was told of the incident {@link Target#earlier before}, and nobody is named by an address.
     */
    default boolean posts() {
        return !needsAddress();
    }

    /** By which name its settings know the account it posts to: a handle, or the host it is at. No secret, and never stored. */
    default String account() {
        return name();
    }

    /**
     * By which sender of ours its messages come, where an address is one for that sender alone: another one finds nobody there who would be
     * found. No secret; it is stored beside each address that it reached.
     */
    default Optional<String> sender() {
        return Optional.empty();
    }

    /** What limits it just now, where it keeps a pace of its own; empty where {@link #provider} says all there is. */
    default Optional<Rate> rate() {
        return Optional.empty();
    }

    /**
     * Checks what a subscriber wants to be reached by and brings it into normal form. Fails with a 422
     * {@link io.sitrep.kit.problem.ProblemException} naming the field when this channel can't take it.
     */
    Uni<Registration> register(Registration wanted);

    /**
     * Whether who wants to be told gives an address. Where not, they follow us there: {@link #register} makes an empty address of none,
     * and nothing is sent to them alone.
     */
    default boolean needsAddress() {
        return true;
    }

    /** A fresh secret to sign with; empty where the channel signs nothing. */
    default Optional<String> newSecret() {
        return Optional.empty();
    }

    /** Shows what {@link #deliver} would send. Sends nothing and asks nobody. */
    Uni<Preview> preview(Message message);

    /** Who stands behind an address that was registered here. Asks nobody, and is quick: it is called for each delivery. */
    default Provider provider(String address) {
        return Provider.unlimited(name(), 64);
    }

    /**
     * On whom it depends that a message to an address arrives, by name within the channel: when one of them is out, another address
     * of the subscriber is told instead. No name holds a space. Asks nobody.
     */
    default Set<String> dependsOn(String address) {
        return Set.of(provider(address).name());
    }

    /**
     * Who takes messages behind our provider and may be out while that is there: a mail domain's hoster. Asks nobody; empty where
     * nobody is.
     */
    default Optional<String> behind(String address) {
        return Optional.empty();
    }

    /** Whether an outcome tells that those {@link #behind} are out. */
    default boolean isOutBehind(Outcome outcome) {
        return false;
    }

    /**
     * Of which group one is part that {@link #dependsOn} names: its fate is theirs. Asks; empty where it is in none, or nobody
     * answers.
     */
    default Uni<Optional<String>> groupOf(String name) {
        return Uni.createFrom().item(Optional.empty());
    }

    /**
     * Sends one message to one target. Called at least once per delivery: pass {@code message.key()} on where the
     * provider offers idempotency. Never fails for a provider's answer; a lost connection is {@link Outcome.Retry}.
     * Ends within the delivery timeout. Reasons in the outcome are kept and shown: no address, secret or answer text.
     */
    Uni<Outcome> deliver(Message message, Target target);

    /**
     * Whether an address is told nothing before somebody there has said yes, by the link that {@link #confirm} sends. A channel whose
     * {@link #register} finds that out by itself does not ask.
     */
    default boolean asksFirst() {
        return false;
    }

    /** What is told by it to who did not say what they want to hear. */
    default Usual usual() {
        return Usual.EVERYTHING;
    }

    /** Sends the question. Called as {@link #deliver} is, and answers as it does. */
    default Uni<Outcome> confirm(Confirmation confirmation, Target target) {
        return Uni.createFrom().item(new Outcome.Rejected("this channel does not ask", null));
    }

    /** Whether somebody of the house, who is no subscriber, can be written to by it. */
    default boolean writes() {
        return false;
    }

    /** Sends them words of their own. Called as {@link #deliver} is, and answers as it does. */
    default Uni<Outcome> write(Notice notice, Target target) {
        return Uni.createFrom().item(new Outcome.Rejected("nobody is written to by this channel", null));
    }

    /**
     * Looks whether a message whose outcome is not known has arrived. Asks, and changes nothing; never fails for a provider's answer.
     *
     * @param message as it was sent
     * @param target its {@link Target#earlier} are those that are known to be others
     * @param since when the attempt began, at the earliest
     */
    default Uni<Sighting> look(Message message, Target target, Instant since) {
        return Uni.createFrom().item(new Sighting.Unclear());
    }

    /** Whether {@link #look} can find anything out. */
    default boolean canLook() {
        return false;
    }

    /** Whether {@link #look} knows a message by what it says; else only by when it was sent, and to whom. */
    default boolean looksAtWords() {
        return true;
    }

    /** What of this channel's surroundings is as it should be, and what an operator should change. Asks, and changes nothing. */
    default Uni<List<Finding>> check() {
        return Uni.createFrom().item(List.of());
    }
}
