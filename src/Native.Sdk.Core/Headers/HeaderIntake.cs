using Native.Sdk.Diagnostics;

namespace Native.Sdk.Headers;

/// <summary>Reads a header for bindings, and says what is wrong with it.</summary>
public static class HeaderIntake
{
    /// <summary>The unit; null after an error, which has been reported.</summary>
    /// <param name="preprocessed">Output of <c>cc -E -dD -C</c>.</param>
    /// <param name="header">Absolute path of the header, for what is about it as a whole.</param>
    /// <param name="options">What counts as the project's own, and for which platform.</param>
    /// <param name="messages">Takes diagnostics, each with file and line.</param>
    public static CTranslationUnit? Read(string preprocessed, string header, CParseOptions options, IMessageSink messages)
    {
        var unit = CParser.Parse(preprocessed, options);
        var whole = new SourceLocation(header, 1);
        var functions = 0;
        foreach (var function in unit.Functions)
        {
            functions += function is { IsOwn: true, IsCallable: true, IsStatic: false } ? 1 : 0;
        }

        foreach (var problem in unit.Problems)
        {
            if (problem.Kind == CProblemKind.TooLong)
            {
                Say(Catalog.HeaderTooLong, whole, header, problem.Reason);
                return null;
            }

            // With no function to call, C++ explains why; otherwise it is one declaration among others.
            if (problem is { Kind: CProblemKind.CPlusPlus, IsOwn: true } && functions == 0)
            {
                Say(Catalog.HeaderIsCPlusPlus, problem.Location, header, problem.Reason);
                return null;
            }
        }

        foreach (var problem in unit.Problems)
        {
            if (!problem.IsOwn)
            {
                continue;
            }

            if (problem.Kind == CProblemKind.Conflict)
            {
                Say(Catalog.ConflictingDeclaration, problem.Location, problem.Name, problem.Reason);
            }
            else
            {
                Say(Catalog.DeclarationSkipped, problem.Location, problem.Name.Length == 0 ? "A declaration" : $"'{problem.Name}'", problem.Reason);
            }
        }

        if (functions == 0)
        {
            Say(Catalog.HeaderWithoutFunctions, whole, header);
        }

        return unit;

        void Say(Diagnostic diagnostic, SourceLocation location, params object?[] arguments) => messages.Report(diagnostic, location, arguments);
    }
}
