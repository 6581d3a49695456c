namespace Native.Sdk.Fuzz;

/// <summary>How much is known of what the builds before the judged one did.</summary>
public enum Certainty
{
    /// <summary>All: the steps that run are those that must.</summary>
    Exact,

    /// <summary>A build was cut short: of the steps that must run, some have run already.</summary>
    Interrupted,

    /// <summary>Something was built that is no more: steps may run that seem to have no reason.</summary>
    Overtaken,

    /// <summary>The engine's memory is lost: any step may run.</summary>
    Lost,
}
