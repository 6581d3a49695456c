namespace Native.Sdk.Execution;

/// <summary>How a step is spoken of.</summary>
/// <param name="Imperative"><c>compile</c>; names the step in its identity.</param>
/// <param name="Done"><c>compiled</c>; the first time.</param>
/// <param name="Again"><c>recompiled</c>; afterwards.</param>
public sealed record StepVerb(string Imperative, string Done, string Again)
{
    /// <summary>A translation unit becomes an object.</summary>
    public static readonly StepVerb Compile = new("compile", "compiled", "recompiled");

    /// <summary>A header becomes its preprocessed text.</summary>
    public static readonly StepVerb Preprocess = new("preprocess", "preprocessed", "preprocessed again");

    /// <summary>Preprocessed headers become C#.</summary>
    public static readonly StepVerb Bind = new("bind", "bound", "bound again");

    /// <summary>A compiler says whether layouts are what bindings take them for.</summary>
    public static readonly StepVerb Prove = new("prove", "proven", "proven again");

    /// <summary>Something is held against something else.</summary>
    public static readonly StepVerb Compare = new("compare", "compared", "compared again");

    /// <summary>Objects become the list of exported symbols.</summary>
    public static readonly StepVerb Export = new("list exports of", "listed", "listed again");

    /// <summary>Objects become a library.</summary>
    public static readonly StepVerb Link = new("link", "linked", "relinked");

    /// <summary>A tool of its own makes the library.</summary>
    public static readonly StepVerb Build = new("build", "built", "rebuilt");

    /// <summary>cmake's configure run.</summary>
    public static readonly StepVerb Configure = new("configure", "configured", "reconfigured");

    /// <summary>A tool is asked what it is or knows.</summary>
    public static readonly StepVerb Inspect = new("inspect", "inspected", "inspected again");

    /// <summary>A compiler makes its own runtime libraries.</summary>
    public static readonly StepVerb WarmUp = new("warm up", "prepared", "prepared again");

    /// <summary>A small file that other steps' tools read.</summary>
    public static readonly StepVerb Write = new("write", "written", "written again");

    /// <summary>Symbols of objects are hidden from other libraries.</summary>
    public static readonly StepVerb Hide = new("hide symbols of", "hidden", "hidden again");

    /// <summary>The library is stripped and put where the managed build finds it.</summary>
    public static readonly StepVerb Stage = new("stage", "staged", "staged again");
}
