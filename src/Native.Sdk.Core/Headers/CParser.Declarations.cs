namespace Native.Sdk.Headers;

/// <content>Declarations: from specifiers and declarators to functions, variables and typedefs.</content>
public sealed partial class CParser
{
    private void Declaration()
    {
        var start = position;
        var specifiers = Specifiers(isParameter: false);
        if (Accept(CTokenKind.Semicolon))
        {
            // "NATIVE_SDK_ERROR struct tag { … };": nothing else is declared that it could be about.
            if (specifiers.Type is CRecordType record)
            {
                record.Annotations = Joined(record.Annotations, specifiers.Attributes);
            }

            return;
        }

        var isFirst = true;
        while (failure is null)
        {
            var declarator = Declarator(specifiers, isAbstract: false, isParameter: false);
            if (failure is not null)
            {
                return;
            }

            if (Kind == CTokenKind.OpenBrace || (isFirst && declarator.Type is CFunctionType { HasPrototype: true } && Kind != CTokenKind.Semicolon && IsTypeStart(position)))
            {
                // A body; between the parentheses and it may stand parameters as before 1989.
                SkipTo(CTokenKind.OpenBrace, CTokenKind.OpenBrace);
                while (Kind == CTokenKind.Semicolon)
                {
                    position++;
                    SkipTo(CTokenKind.OpenBrace, CTokenKind.OpenBrace);
                }

                Declare(specifiers, declarator, start, hasBody: true);
                SkipBrackets();
                return;
            }

            if (Kind is not (CTokenKind.Comma or CTokenKind.Semicolon or CTokenKind.Assign))
            {
                FailHere("';'");
                return;
            }

            var variable = Declare(specifiers, declarator, start, hasBody: false);
            if (Kind == CTokenKind.Assign)
            {
                Initializer(variable);
            }

            isFirst = false;
            if (!Accept(CTokenKind.Comma))
            {
                Expect(CTokenKind.Semicolon, "';'");
                return;
            }
        }
    }

    /// <summary>Of <c>static const int x = 3;</c> the value is kept.</summary>
    private void Initializer(CVariable? variable)
    {
        position++;
        if (variable is not null && Kind != CTokenKind.OpenBrace)
        {
            var value = Constant();
            var isScalar = variable.Type is CQualifiedType && variable.Type.Unaliased is CPrimitiveType or CPointerType or CEnumType;
            if (value is not null && isScalar && Kind is CTokenKind.Semicolon or CTokenKind.Comma)
            {
                variable.Value = value.Text is not null ? value : CArithmetic.Convert(value, variable.Type, layout);
            }
        }

        SkipTo(CTokenKind.Comma, CTokenKind.Semicolon);
    }

    private CVariable? Declare(CSpecifiers specifiers, CDeclarator declarator, int start, bool hasBody)
    {
        var name = tokens.Name(declarator.Name);
        var source = tokens.Source(declarator.Name);
        if (specifiers.IsTypedef)
        {
            Typedef(specifiers, declarator, start, name);
            return null;
        }

        if (declarator.Type.Unaliased is CFunctionType type)
        {
            Function(specifiers, declarator, start, type, hasBody);
            return null;
        }

        if (Symbol(declarator.Name) is CVariable known)
        {
            if (!CTypeComparison.Same(known.Type, declarator.Type))
            {
                Report(CProblemKind.Conflict, name, $"it has another type at {known.Location.File}:{known.Location.Line}", declarator.Name);
            }
            else if (known.Type.Unaliased is CArrayType { Length: null })
            {
                known.Type = declarator.Type;
            }

            return known;
        }

        var variable = new CVariable(name, declarator.Type)
        {
            LinkName = declarator.Label.Length > 0 ? declarator.Label : name,
            IsStatic = specifiers.IsStatic,
            IsThreadLocal = specifiers.IsThreadLocal,
            Location = tokens.Location(declarator.Name),
            IsOwn = source.IsOwn,
            Documentation = Documentation(start),
        };
        SetSymbol(declarator.Name, variable);
        if (source.IsOwn || options.IncludeAll)
        {
            unit.Variables.Add(variable);
        }

        return variable;
    }

    private void Typedef(CSpecifiers specifiers, CDeclarator declarator, int start, string name)
    {
        var type = new CTypedefType(name, declarator.Type)
        {
            Alignment = Math.Max(specifiers.Attributes?.Alignment ?? 0, declarator.Attributes?.Alignment ?? 0),
            Annotations = CAttributes.Join(specifiers.Attributes, declarator.Attributes),
            Location = tokens.Location(declarator.Name),
            IsOwn = tokens.Source(declarator.Name).IsOwn,
            Documentation = Documentation(start),
        };
        if (Symbol(declarator.Name) is CTypedefType known)
        {
            if (!CTypeComparison.Same(known, type))
            {
                Report(CProblemKind.Conflict, name, $"it is another type at {known.Location.File}:{known.Location.Line}", declarator.Name);
            }

            return;
        }

        SetSymbol(declarator.Name, type);
        unit.Typedefs.Add(type);
    }

    private void Function(CSpecifiers specifiers, CDeclarator declarator, int start, CFunctionType type, bool hasBody)
    {
        var name = tokens.Name(declarator.Name);
        var isOwn = tokens.Source(declarator.Name).IsOwn;
        if (Symbol(declarator.Name) is not CFunction function)
        {
            function = new CFunction(name, type) { Location = tokens.Location(declarator.Name), LinkName = name };
            SetSymbol(declarator.Name, function);
        }
        else if (!CTypeComparison.Same(function.Type, type))
        {
            Report(CProblemKind.Conflict, name, $"it is declared differently at {function.Location.File}:{function.Location.Line}", declarator.Name);
        }
        else if (!function.Type.HasPrototype || (function.Type.Parameters.Count > 0 && function.Type.Parameters.All(static parameter => parameter.Name.Length == 0)))
        {
            // The declaration that names its parameters says more.
            function.Type = type.HasPrototype ? type : function.Type;
        }

        if (!function.IsOwn && isOwn)
        {
            // What was a system's function so far is declared again by the project itself.
            function.IsOwn = true;
            function.IsCallable = false;
            function.Location = tokens.Location(declarator.Name);
        }

        if (!function.IsListed && (isOwn || options.IncludeAll))
        {
            function.IsListed = true;
            unit.Functions.Add(function);
        }

        function.IsStatic |= specifiers.IsStatic;
        function.IsInline |= specifiers.IsInline;
        function.IsCallable |= !specifiers.IsStatic && !hasBody && (isOwn || !function.IsOwn);
        function.LinkName = declarator.Label.Length > 0 ? declarator.Label : function.LinkName;
        function.IsNoReturn |= specifiers.IsNoReturn;
        function.Documentation = function.Documentation.Length == 0 ? Documentation(start) : function.Documentation;
        Note(function, specifiers.Attributes);
        Note(function, declarator.Attributes);
    }

    private static void Note(CFunction function, CAttributes? attributes)
    {
        if (attributes is null)
        {
            return;
        }

        function.IsNoReturn |= attributes.IsNoReturn;
        function.IsNoDiscard |= attributes.IsNoDiscard;
        function.IsHidden |= attributes.IsHidden;
        function.IsUnavailable |= attributes.IsUnavailable;
        function.Deprecated ??= attributes.Deprecated;
        function.Annotations = Joined(function.Annotations, attributes);
    }

    private string Documentation(int start)
    {
        if (tokens.Comments.Count == 0)
        {
            return "";
        }

        var before = DocumentationBefore(start);
        if (before.Length > 0 || position >= tokens.Count)
        {
            return before;
        }

        // Behind the semicolon, which is not read yet.
        position++;
        var behind = DocumentationBehind();
        position--;
        return behind;
    }

    /// <summary>The comment that ends right before a token, on the line above at most.</summary>
    private string DocumentationBefore(int token) => CDocumentation.Before(tokens, token);

    /// <summary>The comment behind what has just been read, on its line.</summary>
    private string DocumentationBehind() => CDocumentation.Behind(tokens, position);
}
