namespace Native.Sdk.Diagnostics;

/// <content>5050-5069: how bindings are built.</content>
public static partial class Catalog
{
    /// <summary>No compiler at all.</summary>
    public static readonly Diagnostic BindingsWithoutCompiler = Warning(5050,
        "There is no C compiler here for {0}, so the bindings '{1}' are made of its text alone: conditions (#if) are not decided, includes are not followed, layouts are not proven. {2}");

    /// <summary>A header that another platform's compiler cannot read.</summary>
    public static readonly Diagnostic HeaderOfPlatformNotRead = Warning(5051,
        "'{0}' cannot be read for {1} here: {2}. The bindings are made without that platform, so what differs there is not seen, and nothing is proven for it. " +
        "Install the headers that it needs for that platform, or take the platform out of the item's RuntimeIdentifiers.");

    /// <summary>The bindings are yesterday's.</summary>
    public static readonly Diagnostic BindingsNotUpdated = Error(5052,
        "The bindings '{0}' were not updated, for the reasons above.{1}");

    /// <summary>Under NoBuild.</summary>
    public static readonly Diagnostic BindingsNotGenerated = Error(5053,
        "The bindings '{0}' have not been generated for configuration {1}, and NoBuild says that nothing is built: '{2}' does not exist. " +
        "Build without NoBuild first, or run 'dotnet build -t:GenerateNativeBindings'.");

    /// <summary>No platform's compiler could read it.</summary>
    public static readonly Diagnostic HeaderNotRead = Error(5054,
        "The bindings '{0}' cannot be made, because no compiler here can read the header: {1}. Correct the header, or install what it includes.");

    /// <summary>Exports by a header that could not be read.</summary>
    public static readonly Diagnostic ExportsOfUnreadHeader = Error(5055,
        "NativeProject '{0}': what the library exports for {1} is told by its header, which cannot be read for that platform: {2}. " +
        "Correct the header, install what it includes, or set Exports to All, Annotated or a file of names.");

    /// <summary>The name of a library depends on the platform.</summary>
    public static readonly Diagnostic LibraryNameVaries = Error(5056,
        "NativeProject '{0}' has bindings, but its library's name {1}. DllImport has one name for all platforms: set Name to it.");

    /// <summary>The committed header is not what cbindgen makes.</summary>
    public static readonly Diagnostic HeaderIsStale = Warning(5057,
        "'{0}' is not what cbindgen makes of the crate now: it differs first in line {1}. The bindings are made of the committed header, and may call functions " +
        "with the wrong arguments. Update it: cd {2} && cbindgen --config cbindgen.toml --output {3}");

    /// <summary>cbindgen is needed and not there.</summary>
    public static readonly Diagnostic CbindgenNotFound = Error(5058,
        "NativeProject '{0}': header '{1}' is not there, and cbindgen, which would make it by cbindgen.toml, is not on PATH. " +
        "Install it: cargo install cbindgen (Debian: apt-get install cbindgen; Homebrew: brew install cbindgen); or commit the header.");

    /// <summary>cbindgen did not see a function.</summary>
    public static readonly Diagnostic ExportsWithoutDeclaration = Warning(5059,
        "NativeProject '{0}': {1} exports {2} function(s) that the header does not declare, so they have no bindings: {3}. cbindgen does not see what macros make; " +
        "give cbindgen.toml [parse.expand] crates, declare them in its after_includes, or remove the export.");

    /// <summary>The compiler is of another opinion than the bindings.</summary>
    public static readonly Diagnostic LayoutDisagrees = Error(5060,
        "{0} is {1} to the compiler for {2}, but {3} in the bindings '{4}', which would read and write the wrong memory there. " +
        "A header whose layout depends on a macro or an option must see the same on every platform: put it into Defines, or declare the type for all of them alike; " +
        "what is never called needs no bindings (#ifndef NATIVE_SDK_BINDINGS). If the header is plain C, this is a mistake of Native.Sdk: please report it.");

    /// <summary>The proof itself is wrong.</summary>
    public static readonly Diagnostic ProofNotCompiled = Error(5061,
        "The layouts of the bindings '{0}' are not proven for {1}: the errors above stand in the way ('{2}' includes the headers alone). " +
        "A header must compile by itself, without what a source includes before it.");

    /// <summary>Two items make one class of different headers.</summary>
    public static readonly Diagnostic DuplicateBindings = Error(5062,
        "NativeProjects '{0}' and '{1}' both have bindings '{2}', but {3}. Give one of them another ClassName; items that differ by platform only must agree in all that is about bindings.");

    /// <summary>cbindgen failed.</summary>
    public static readonly Diagnostic CbindgenFailed = Error(5063,
        "NativeProject '{0}': cbindgen failed with exit code {1}:\n{2}\nCorrect what it names in the crate or in cbindgen.toml; to see it again: {3}");
}
